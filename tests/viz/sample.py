"""A graph to look at maps with: invented facts in invented sentences, and a generator of graphs of any size."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from graph.names import slug
from graph.schema import ARTICLE, MERGED_INTO, SYMMETRIC, Node, Relationship, Subgraph
from viz import render

LOCALITIES: dict[str, dict[str, Any]] = {
    "Hà Nội": {"id": "vn/ha-noi", "kind": "thành phố", "aliases": ["TP Hà Nội", "Thủ đô"], "lat": 21.03, "lon": 105.85},
    "Hải Phòng": {"id": "vn/hai-phong", "kind": "thành phố", "aliases": ["TP Hải Phòng", "đất Cảng"], "lat": 20.86, "lon": 106.68},
    "Lào Cai": {"id": "vn/lao-cai", "kind": "tỉnh", "aliases": ["tỉnh Lào Cai"], "lat": 22.34, "lon": 104.15},
    "Yên Bái": {
        "id": "vn/yen-bai",
        "kind": "tỉnh",
        "aliases": ["tỉnh Yên Bái"],
        "lat": 21.72,
        "lon": 104.91,
        "valid_to": "2025-06-30",
    },
    "Huế": {"id": "vn/hue", "kind": "thành phố", "aliases": ["TP Huế", "Cố đô"], "lat": 16.46, "lon": 107.59},
    "Quảng Trị": {"id": "vn/quang-tri", "kind": "tỉnh", "aliases": [], "lat": 17.47, "lon": 106.62},
    "Quảng Bình": {"id": "vn/quang-binh", "kind": "tỉnh", "aliases": [], "lat": 17.47, "lon": 106.6, "valid_to": "2025-06-30"},
    "Đà Nẵng": {"id": "vn/da-nang", "kind": "thành phố", "aliases": ["TP Đà Nẵng"], "lat": 16.05, "lon": 108.2},
    "Cần Thơ": {"id": "vn/can-tho", "kind": "thành phố", "aliases": ["TP Cần Thơ", "Tây Đô"], "lat": 10.03, "lon": 105.78},
    "Savannakhet": {"id": "la/savannakhet", "kind": "tỉnh", "aliases": ["Sa-vẳn-na-khệt"], "country": "la", "lat": 16.55, "lon": 104.75},
    "Fukuoka": {"id": "jp/fukuoka", "kind": "tỉnh", "aliases": ["Phư-cư-ô-ca"], "country": "jp", "lat": 33.59, "lon": 130.4},
    "Bát Xát": {"id": "vn/lao-cai/bat-xat", "kind": "xã", "aliases": ["xã Bát Xát"], "lat": 22.53, "lon": 103.89},
}
OTHERS: dict[str, tuple[str, str | None, list[str]]] = {
    "Trịnh Hoài Sương": ("Official", None, ["bà Sương"]),
    "Đoàn Khắc Lữ": ("Official", None, ["ông Lữ"]),
    "Mạc Thùy Vân": ("Official", None, []),
    "Lò Văn Phìn": ("Official", None, []),
    "Tôn Nữ Minh Triều": ("Official", None, []),
    "Hồ Sĩ Quảng": ("Official", None, []),
    "Khamphone Sayavong": ("Official", None, []),
    "Hattori Kenji": ("Official", None, []),
    "Từ Công Đán": ("Official", None, []),
    "Công ty Cảng Nam Đình": ("Organization", "công ty", ["Cảng Nam Đình"]),
    "Quỹ Bạn Hữu Sông Hồng": ("Organization", "quỹ", []),
    "Trường Đại học Thượng Tứ": ("Organization", "trường đại học", []),
    "Sở Du lịch Huế": ("Organization", "sở", []),
    "cầu Bản Vược": ("Project", "cầu", []),
    "Trường tiểu học Mường Hum": ("Project", "trường", []),
    "đường nối cảng Lạch Huyện với cao tốc Lào Cai": ("Project", "đường", ["đường nối cảng"]),
    "kè biển Thuận An": ("Project", "kè", []),
    "bệnh viện hữu nghị Savannakhet": ("Project", "bệnh viện", []),
    "bản ghi nhớ hợp tác du lịch ba địa phương": ("Agreement", "bản ghi nhớ", ["bản ghi nhớ"]),
    "biên bản ghi nhớ Cần Thơ - Fukuoka": ("Agreement", "biên bản ghi nhớ", []),
    "thỏa thuận kết nghĩa Huế - Savannakhet": ("Agreement", "thỏa thuận", []),
    "Hội nghị kết nối cung cầu vùng Tây Bắc": ("Event", "hội nghị", []),
    "Lễ hội Áo dài Huế 2024": ("Event", "lễ hội", []),
    "Diễn đàn logistics Bắc Trung Bộ": ("Event", "diễn đàn", []),
}
ARTICLES: tuple[tuple[str, str, str | None, str | None], ...] = (
    ("Hải Phòng tiếp sức Lào Cai sau lũ", "Báo Hải Đăng", "2024-09-20", "https://haidang.example/2024/tiep-suc?trang=1&muc=2"),
    ("Ba địa phương cùng làm du lịch", "Nhật báo Sông Hương", "2024-03-11", "https://songhuong.example/ba-dia-phuong"),
    ("Cần Thơ và Fukuoka bắt tay về nông nghiệp", "Tạp chí Miệt Vườn", "2023-11-02", None),
    ("Thủ đô với miền núi phía Bắc: mười năm nhìn lại", "Báo Hồng Hà", "2025-08-15", "https://hongha.example/muoi-nam"),
    ("Huế và Savannakhet nối dài tình láng giềng", "Nhật báo Sông Hương", None, None),
)

# Article, source, type, target, sentence (words that made the claim in brackets), properties.
FACTS: tuple[tuple[int, str, str, str, str, dict[str, Any]], ...] = (
    (
        0,
        "Hải Phòng",
        "SUPPORTED",
        "Lào Cai",
        "Sáng 19/9, [TP Hải Phòng] đã [trao] [12 tỷ đồng] cho [tỉnh Lào Cai] khắc phục hậu quả mưa lũ.",
        {"date": "2024-09-19", "status": "done", "amount": 12e9, "amount_vnd": 12_000_000_000, "currency": "VND", "amount_text": "12 tỷ đồng"},
    ),
    (
        0,
        "Hải Phòng",
        "SUPPORTED",
        "Trường tiểu học Mường Hum",
        "Trong số này, [3,5 tỷ đồng] được [thành phố] [dành xây] [Trường tiểu học Mường Hum].",
        {
            "date": "2024-09-19",
            "status": "agreed",
            "amount": 3.5e9,
            "amount_vnd": 3_500_000_000,
            "currency": "VND",
            "amount_text": "3,5 tỷ đồng",
            "fields": ["giáo dục"],
        },
    ),
    (0, "Trường tiểu học Mường Hum", "LOCATED_IN", "Bát Xát", "[Trường tiểu học Mường Hum] mới [nằm ở] [xã Bát Xát].", {}),
    (0, "Bát Xát", "PART_OF", "Lào Cai", "Đoàn đến [xã Bát Xát], [tỉnh Lào Cai], ngay trong chiều.", {}),
    (
        0,
        "Trịnh Hoài Sương",
        "HOLDS_POSITION_AT",
        "Hải Phòng",
        "[Phó Chủ tịch UBND] [TP Hải Phòng] [Trịnh Hoài Sương] dẫn đầu đoàn.",
        {"titles": ["Phó Chủ tịch UBND"]},
    ),
    (
        0,
        "Lò Văn Phìn",
        "HOLDS_POSITION_AT",
        "Lào Cai",
        "[Chủ tịch UBND tỉnh] [Lò Văn Phìn] thay mặt [Lào Cai] cảm ơn.",
        {"titles": ["Chủ tịch UBND"]},
    ),
    (0, "Trịnh Hoài Sương", "MET_WITH", "Lò Văn Phìn", "[Bà Sương] đã [làm việc với] [ông Lò Văn Phìn] về tái thiết.", {"date": "2024-09-19"}),
    (0, "Hải Phòng", "MET_WITH", "Lào Cai", "Tại [Lào Cai], đoàn [Hải Phòng] có buổi [làm việc] kéo dài hai giờ.", {"date": "2024-09-19"}),
    (
        0,
        "Công ty Cảng Nam Đình",
        "FUNDS",
        "Trường tiểu học Mường Hum",
        "[Công ty Cảng Nam Đình] [tài trợ] thêm [800 triệu đồng] cho [ngôi trường].",
        {"amount": 8e8, "amount_vnd": 800_000_000, "currency": "VND", "amount_text": "800 triệu đồng", "status": "done", "fields": ["giáo dục"]},
    ),
    (0, "Công ty Cảng Nam Đình", "LOCATED_IN", "Hải Phòng", "[Công ty Cảng Nam Đình] [đóng tại] [Hải Phòng].", {}),
    (
        0,
        "Hải Phòng",
        "COOPERATES_WITH",
        "Lào Cai",
        "[Hải Phòng] và [Lào Cai] [hợp tác] trên hành lang kinh tế từ năm 2008.",
        {"date": "2008", "status": "agreed", "fields": ["kinh tế", "logistics"]},
    ),
    (
        0,
        "đường nối cảng Lạch Huyện với cao tốc Lào Cai",
        "LOCATED_IN",
        "Hải Phòng",
        "[Đường nối cảng] có điểm đầu [tại] [Hải Phòng].",
        {"fields": ["giao thông"]},
    ),
    (
        0,
        "Công ty Cảng Nam Đình",
        "INVESTS_IN",
        "đường nối cảng Lạch Huyện với cao tốc Lào Cai",
        "[Cảng Nam Đình] [dự kiến góp] [1.200 tỷ đồng] cho [đường nối cảng].",
        {
            "status": "planned",
            "amount": 1.2e12,
            "amount_vnd": 1_200_000_000_000,
            "currency": "VND",
            "amount_text": "1.200 tỷ đồng",
            "fields": ["giao thông", "logistics"],
        },
    ),
    (
        1,
        "Hà Nội",
        "PARTY_TO",
        "bản ghi nhớ hợp tác du lịch ba địa phương",
        "[Bản ghi nhớ hợp tác du lịch ba địa phương] được [Hà Nội], Huế và Quảng Bình [ký] chiều 10/3.",
        {"date": "2024-03-10", "status": "signed", "fields": ["du lịch"]},
    ),
    (
        1,
        "Huế",
        "PARTY_TO",
        "bản ghi nhớ hợp tác du lịch ba địa phương",
        "[Bản ghi nhớ hợp tác du lịch ba địa phương] được Hà Nội, [Huế] và Quảng Bình [ký] chiều 10/3.",
        {"date": "2024-03-10", "status": "signed", "fields": ["du lịch"]},
    ),
    (
        1,
        "Quảng Bình",
        "PARTY_TO",
        "bản ghi nhớ hợp tác du lịch ba địa phương",
        "[Bản ghi nhớ hợp tác du lịch ba địa phương] được Hà Nội, Huế và [Quảng Bình] [ký] chiều 10/3.",
        {"date": "2024-03-10", "status": "signed", "fields": ["du lịch"]},
    ),
    (
        1,
        "Hà Nội",
        "COOPERATES_WITH",
        "Huế",
        "[Hà Nội], [Huế] và Quảng Bình đã [hợp tác] chặt chẽ suốt ba mùa du lịch.",
        {"status": "done", "fields": ["du lịch"]},
    ),
    (
        1,
        "Hà Nội",
        "COOPERATES_WITH",
        "Quảng Bình",
        "[Hà Nội], Huế và [Quảng Bình] đã [hợp tác] chặt chẽ suốt ba mùa du lịch.",
        {"status": "done", "fields": ["du lịch"]},
    ),
    (
        1,
        "Huế",
        "COOPERATES_WITH",
        "Quảng Bình",
        "Hà Nội, [Huế] và [Quảng Bình] đã [hợp tác] chặt chẽ suốt ba mùa du lịch.",
        {"status": "done", "fields": ["du lịch"]},
    ),
    (
        1,
        "Mạc Thùy Vân",
        "HOLDS_POSITION_AT",
        "Hà Nội",
        "[Phó Bí thư Thành ủy] [Hà Nội] [Mạc Thùy Vân] chứng kiến lễ ký.",
        {"titles": ["Phó Bí thư Thành ủy"]},
    ),
    (
        1,
        "Tôn Nữ Minh Triều",
        "HOLDS_POSITION_AT",
        "Sở Du lịch Huế",
        "[Bà Tôn Nữ Minh Triều], [Giám đốc] [Sở Du lịch Huế], đặt bút ký.",
        {"titles": ["Giám đốc"]},
    ),
    (
        1,
        "Tôn Nữ Minh Triều",
        "SIGNED",
        "bản ghi nhớ hợp tác du lịch ba địa phương",
        "[Bà Tôn Nữ Minh Triều], Giám đốc Sở Du lịch Huế, [đặt bút ký].",
        {"date": "2024-03-10", "status": "signed", "fields": ["du lịch"]},
    ),
    (1, "Hồ Sĩ Quảng", "HOLDS_POSITION_AT", "Quảng Bình", "[Phó Chủ tịch] [Quảng Bình] [Hồ Sĩ Quảng] cùng ký văn bản.", {"titles": ["Phó Chủ tịch"]}),
    (
        1,
        "Hồ Sĩ Quảng",
        "SIGNED",
        "bản ghi nhớ hợp tác du lịch ba địa phương",
        "Phó Chủ tịch Quảng Bình [Hồ Sĩ Quảng] cùng [ký] [văn bản].",
        {"date": "2024-03-10", "status": "signed", "fields": ["du lịch"]},
    ),
    (1, "Sở Du lịch Huế", "LOCATED_IN", "Huế", "[Sở Du lịch Huế] [của] [thành phố] là đầu mối.", {}),
    (1, "Lễ hội Áo dài Huế 2024", "LOCATED_IN", "Huế", "[Lễ hội Áo dài Huế 2024] diễn ra [tại] [Huế] vào tháng 6.", {"date": "2024-06"}),
    (
        1,
        "Sở Du lịch Huế",
        "PARTICIPATED_IN",
        "Lễ hội Áo dài Huế 2024",
        "[Sở Du lịch Huế] [đứng ra tổ chức] [lễ hội].",
        {"date": "2024-06", "fields": ["văn hóa"]},
    ),
    (
        1,
        "Đà Nẵng",
        "PARTICIPATED_IN",
        "Lễ hội Áo dài Huế 2024",
        "[Đà Nẵng] [mang ba gian hàng đến] [lễ hội].",
        {"date": "2024-06", "status": "planned", "fields": ["văn hóa"]},
    ),
    (
        1,
        "Hà Nội",
        "PARTICIPATED_IN",
        "Lễ hội Áo dài Huế 2024",
        "[Hà Nội] [góp một đêm diễn] trong [lễ hội].",
        {"date": "2024-06", "fields": ["văn hóa"]},
    ),
    (1, "Đà Nẵng", "COOPERATES_WITH", "Huế", "[Đà Nẵng] và [Huế] [liên kết] sản phẩm từ năm 2015.", {"date": "2015", "fields": ["du lịch"]}),
    (
        1,
        "Diễn đàn logistics Bắc Trung Bộ",
        "LOCATED_IN",
        "Đà Nẵng",
        "[Diễn đàn logistics Bắc Trung Bộ] sẽ [mở tại] [Đà Nẵng].",
        {"status": "planned", "fields": ["logistics"]},
    ),
    (
        1,
        "Quảng Trị",
        "PARTICIPATED_IN",
        "Diễn đàn logistics Bắc Trung Bộ",
        "[Quảng Trị] [cử đoàn dự] [diễn đàn].",
        {"status": "planned", "fields": ["logistics"]},
    ),
    (
        2,
        "Cần Thơ",
        "PARTY_TO",
        "biên bản ghi nhớ Cần Thơ - Fukuoka",
        "[Cần Thơ] và Fukuoka [ký] [biên bản ghi nhớ] ngày 1/11/2023.",
        {"date": "2023-11-01", "status": "signed", "fields": ["nông nghiệp"]},
    ),
    (
        2,
        "Fukuoka",
        "PARTY_TO",
        "biên bản ghi nhớ Cần Thơ - Fukuoka",
        "Cần Thơ và [Fukuoka] [ký] [biên bản ghi nhớ] ngày 1/11/2023.",
        {"date": "2023-11-01", "status": "signed", "fields": ["nông nghiệp"]},
    ),
    (
        2,
        "Hattori Kenji",
        "HOLDS_POSITION_AT",
        "Fukuoka",
        "[Phó Thống đốc] [Fukuoka] [Hattori Kenji] nói tỉnh sẽ nhận thực tập sinh.",
        {"titles": ["Phó Thống đốc"]},
    ),
    (
        2,
        "Từ Công Đán",
        "HOLDS_POSITION_AT",
        "Cần Thơ",
        "[Chủ tịch HĐND] [Cần Thơ] [Từ Công Đán] tiếp khách tại bến Ninh Kiều.",
        {"titles": ["Chủ tịch HĐND"]},
    ),
    (2, "Hattori Kenji", "MET_WITH", "Từ Công Đán", "[Ông Từ Công Đán] [hội đàm với] [ông Hattori Kenji] trước lễ ký.", {"date": "2023-11-01"}),
    (
        2,
        "Hattori Kenji",
        "SIGNED",
        "biên bản ghi nhớ Cần Thơ - Fukuoka",
        "[Ông Hattori Kenji] thay mặt Fukuoka [ký] [biên bản].",
        {"date": "2023-11-01", "status": "signed"},
    ),
    (
        2,
        "Fukuoka",
        "SUPPORTED",
        "Cần Thơ",
        "[Fukuoka] [tặng] [Cần Thơ] thiết bị trị giá [50 triệu yên].",
        {"date": "2023", "status": "agreed", "amount": 5e7, "currency": "JPY", "amount_text": "50 triệu yên", "fields": ["nông nghiệp"]},
    ),
    (
        2,
        "Hà Nội",
        "COOPERATES_WITH",
        "Cần Thơ",
        "[Cần Thơ] cũng đang [hợp tác với] [Hà Nội] về tiêu thụ trái cây.",
        {"fields": ["nông nghiệp", "thương mại"]},
    ),
    (2, "Cần Thơ", "COOPERATES_WITH", "Fukuoka", "Quan hệ [hợp tác] [Cần Thơ] - [Fukuoka] bắt đầu năm 2017.", {"date": "2017", "status": "done"}),
    (
        3,
        "Hà Nội",
        "SUPPORTED",
        "Lào Cai",
        "Từ năm 2015, [Hà Nội] đã [hỗ trợ] [Lào Cai] [45 tỷ đồng].",
        {"date": "2015", "status": "done", "amount": 45e9, "amount_vnd": 45_000_000_000, "currency": "VND", "amount_text": "45 tỷ đồng"},
    ),
    (
        3,
        "Hà Nội",
        "SUPPORTED",
        "Yên Bái",
        "[Thủ đô] cũng [giúp] [Yên Bái] [20 tỷ đồng] sau trận lũ năm 2017.",
        {"date": "2017", "status": "done", "amount": 20e9, "amount_vnd": 20_000_000_000, "currency": "VND", "amount_text": "20 tỷ đồng"},
    ),
    (
        3,
        "Hà Nội",
        "SUPPORTED",
        "cầu Bản Vược",
        "Riêng [cầu Bản Vược] được [thành phố] [cấp] [150 tỷ đồng].",
        {
            "date": "2021-05",
            "status": "agreed",
            "amount": 150e9,
            "amount_vnd": 150_000_000_000,
            "currency": "VND",
            "amount_text": "150 tỷ đồng",
            "fields": ["giao thông"],
        },
    ),
    (3, "cầu Bản Vược", "LOCATED_IN", "Bát Xát", "[Cầu Bản Vược] [bắc qua] suối ở [Bát Xát].", {"fields": ["giao thông"]}),
    (
        3,
        "Hà Nội",
        "COOPERATES_WITH",
        "Lào Cai",
        "Chương trình [hợp tác] [Hà Nội] - [Lào Cai] được gia hạn đến năm 2030.",
        {"date": "2025-08-14", "status": "agreed", "fields": ["nông nghiệp", "du lịch"]},
    ),
    (3, "Hà Nội", "COOPERATES_WITH", "Yên Bái", "[Hà Nội] và [Yên Bái] [kết nghĩa] từ năm 2004.", {"date": "2004", "status": "done"}),
    (
        3,
        "Hà Nội",
        "INVESTS_IN",
        "Lào Cai",
        "[Các nhà đầu tư Hà Nội] [đăng ký] 11 dự án ở [Lào Cai] với [gần 9 nghìn tỷ đồng].",
        {"status": "planned", "amount": 9e12, "amount_vnd": 9_000_000_000_000, "currency": "VND", "amount_text": "gần 9 nghìn tỷ đồng"},
    ),
    (
        3,
        "Hội nghị kết nối cung cầu vùng Tây Bắc",
        "LOCATED_IN",
        "Yên Bái",
        "[Hội nghị kết nối cung cầu vùng Tây Bắc] [họp tại] [Yên Bái] tháng 10/2022.",
        {"date": "2022-10", "fields": ["thương mại"]},
    ),
    (
        3,
        "Hà Nội",
        "PARTICIPATED_IN",
        "Hội nghị kết nối cung cầu vùng Tây Bắc",
        "[Hà Nội] [đồng tổ chức] [hội nghị].",
        {"date": "2022-10", "fields": ["thương mại"]},
    ),
    (
        3,
        "Đoàn Khắc Lữ",
        "PARTICIPATED_IN",
        "Hội nghị kết nối cung cầu vùng Tây Bắc",
        "[Ông Đoàn Khắc Lữ] [chủ trì] [hội nghị] này.",
        {"date": "2022-10"},
    ),
    (
        3,
        "Đoàn Khắc Lữ",
        "HOLDS_POSITION_AT",
        "Hà Nội",
        "[Giám đốc Sở Công Thương] [Hà Nội] [Đoàn Khắc Lữ] cho biết hàng đã lên kệ.",
        {"titles": ["Giám đốc Sở Công Thương"]},
    ),
    (
        3,
        "Quỹ Bạn Hữu Sông Hồng",
        "FUNDS",
        "cầu Bản Vược",
        "[Quỹ Bạn Hữu Sông Hồng] [góp] [2 triệu USD] vào [cây cầu].",
        {"status": "agreed", "amount": 2e6, "currency": "USD", "amount_text": "2 triệu USD", "fields": ["giao thông"]},
    ),
    (3, "Quỹ Bạn Hữu Sông Hồng", "FUNDS", "Yên Bái", "[Quỹ] còn [tài trợ] nước sạch cho [Yên Bái].", {"date": "2019", "status": "done"}),
    (3, "Mạc Thùy Vân", "MET_WITH", "Lò Văn Phìn", "[Bà Mạc Thùy Vân] [tiếp] [ông Lò Văn Phìn] tại trụ sở Thành ủy.", {"date": "2025-08-14"}),
    (4, "Huế", "PARTY_TO", "thỏa thuận kết nghĩa Huế - Savannakhet", "[Huế] và Savannakhet đã [ký] [thỏa thuận kết nghĩa].", {"status": "signed"}),
    (
        4,
        "Savannakhet",
        "PARTY_TO",
        "thỏa thuận kết nghĩa Huế - Savannakhet",
        "Huế và [Savannakhet] đã [ký] [thỏa thuận kết nghĩa].",
        {"status": "signed"},
    ),
    (
        4,
        "Khamphone Sayavong",
        "HOLDS_POSITION_AT",
        "Savannakhet",
        "[Tỉnh trưởng] [Savannakhet] [Khamphone Sayavong] dự lễ.",
        {"titles": ["Tỉnh trưởng"]},
    ),
    (
        4,
        "Huế",
        "SUPPORTED",
        "bệnh viện hữu nghị Savannakhet",
        "[Huế] [trao tặng] [bệnh viện hữu nghị] máy siêu âm trị giá [1,2 tỷ kíp].",
        {"status": "done", "amount": 1.2e9, "currency": "LAK", "amount_text": "1,2 tỷ kíp", "fields": ["y tế"]},
    ),
    (4, "bệnh viện hữu nghị Savannakhet", "LOCATED_IN", "Savannakhet", "[Bệnh viện hữu nghị] [ở] [Savannakhet] có 200 giường.", {"fields": ["y tế"]}),
    (4, "Trường Đại học Thượng Tứ", "LOCATED_IN", "Huế", "[Trường Đại học Thượng Tứ] [tại] [Huế] nhận 30 sinh viên Lào.", {"fields": ["giáo dục"]}),
    (
        4,
        "Trường Đại học Thượng Tứ",
        "FUNDS",
        "Savannakhet",
        "[Nhà trường] [cấp học bổng] cho [Savannakhet].",
        {"status": "done", "fields": ["giáo dục"]},
    ),
    (4, "Quảng Trị", "MET_WITH", "Savannakhet", "[Quảng Trị] cũng [làm việc với] [Savannakhet] về cửa khẩu.", {}),
    (4, "kè biển Thuận An", "LOCATED_IN", "Huế", "[Kè biển Thuận An] [của] [Huế] sẽ được gia cố.", {"status": "planned"}),
    (
        4,
        "Đà Nẵng",
        "SUPPORTED",
        "kè biển Thuận An",
        "[Đà Nẵng] [góp] [5 tỷ đồng] cho [kè biển Thuận An].",
        {"status": "agreed", "amount": 5e9, "amount_vnd": 5_000_000_000, "currency": "VND", "amount_text": "5 tỷ đồng"},
    ),
)
MERGERS = (("Yên Bái", "Lào Cai"), ("Quảng Bình", "Quảng Trị"))


def node_id(name: str) -> str:
    """Return the id of a node of the sample."""
    return str(LOCALITIES[name]["id"]) if name in LOCALITIES else slug(name)


def sample() -> Subgraph:
    """Return a graph of 36 nodes and some sixty claims as a store would return it."""
    nodes = [Node(p["id"], "Locality", {"name": name, "country": "vn", "valid_to": None, **p}) for name, p in LOCALITIES.items()]
    nodes += [
        Node(slug(name), label, {"id": slug(name), "name": name, "aliases": aliases, "kind": kind}) for name, (label, kind, aliases) in OTHERS.items()
    ]
    texts = ["" for _ in ARTICLES]
    claims = []
    for article, source, type_, target, marked, properties in FACTS:
        quote = re.sub(r"[\[\]]", "", marked)
        base = texts[article].find(quote)
        if base < 0:
            base = len(texts[article])
            texts[article] += quote + "\n"
        spans: list[int] = []
        for k, found in enumerate(re.finditer(r"\[([^\]]*)\]", marked)):
            spans += [base + found.start() - 2 * k, base + found.end() - 2 * k - 2]
        claims.append((article, source, type_, target, quote, base, spans, properties))
    ids = [hashlib.sha256(text.encode()).hexdigest()[:16] for text in texts]
    relationships = []
    for number, (article, source, type_, target, quote, base, spans, properties) in enumerate(claims):
        ends = node_id(source), node_id(target)
        if type_ in SYMMETRIC:
            ends = min(ends), max(ends)
        values: dict[str, Any] = {
            "claim_id": hashlib.sha256(f"{number}{quote}".encode()).hexdigest()[:16],
            "article_id": ids[article],
            "quote": quote,
            "quote_start": base,
            "quote_end": base + len(quote),
            "spans": spans,
            "said_on": ARTICLES[article][2],
            "date": None,
            "status": "done",
            "fields": [],
            "titles": [],
            "amount": None,
            "amount_vnd": None,
            "currency": None,
            "amount_text": None,
            "rule": "sample",
            **properties,
        }
        relationships.append(Relationship(type_, *ends, values))
    for old, new in MERGERS:
        relationships.append(Relationship(MERGED_INTO, node_id(old), node_id(new), {"on": "2025-07-01", "instrument": "Nghị quyết 202/2025/QH15"}))
    articles = [
        Node(ids[k], ARTICLE, {"id": ids[k], "title": title, "outlet": outlet, "published_on": on, "url": url, "source": f"{k}.txt"})
        for k, (title, outlet, on, url) in enumerate(ARTICLES)
    ]
    return subgraph(nodes, relationships, articles)


@cache
def sample_map() -> str:
    """Return the map of the sample."""
    return render(sample())


def subgraph(nodes: list[Node], relationships: list[Relationship], articles: list[Node]) -> Subgraph:
    """Return a Subgraph in the order the schema promises."""
    return Subgraph(
        tuple(sorted(nodes, key=lambda n: n.id)),
        tuple(sorted(relationships, key=lambda r: (r.source, r.target, r.type, str(r.properties.get("claim_id"))))),
        tuple(sorted(articles, key=lambda n: n.id)),
    )


def generated(count: int, *, claims_per_node: float = 1.5, change: Mapping[str, Any] | None = None) -> Subgraph:
    """Return a graph of ``count`` nodes with the few hubs and many leaves that news has; the same for the same ``count``."""
    state = 88172645463325252

    def below(limit: int) -> int:
        nonlocal state
        state ^= (state << 13) & 0xFFFFFFFFFFFFFFFF
        state ^= state >> 7
        state ^= (state << 17) & 0xFFFFFFFFFFFFFFFF
        return (state >> 11) % limit

    kinds = ("Locality", "Official", "Official", "Organization", "Project", "Agreement", "Event")
    syllables = "An Bình Cẩm Dương Đông Giang Hòa Khánh Lộc Minh Ninh Phú Quý Sơn Tân Thượng Vĩnh Xuân Yên Trà".split()
    nodes, places = [], []
    for k in range(count):
        label = kinds[k % len(kinds)]
        name = " ".join(syllables[(k // 20**p) % 20] for p in range(3)) + f" {k}"
        properties: dict[str, Any] = {"id": f"n{k:05d}", "name": name, "aliases": [f"biệt danh {k}"], "kind": None}
        if label == "Locality":
            properties |= {"country": "vn", "lat": 9 + below(1400) / 100, "lon": 104 + below(450) / 100, "valid_to": None}
            places.append(k)
        nodes.append(Node(f"n{k:05d}", label, properties))
    articles = [
        Node(
            f"a{k:04d}",
            ARTICLE,
            {"id": f"a{k:04d}", "title": f"Bài thử số {k}", "outlet": "Báo Thử", "published_on": f"20{10 + k % 15}-0{1 + k % 9}-11", "url": None},
        )
        for k in range(max(1, count // 20))
    ]
    regions = max(1, count // 33)  # every node belongs to one, which has a hub; few claims leave it
    relationships = []
    for k in range(round(count * claims_per_node)):
        source = k % count
        draw = below(100)
        hub = source % regions
        if draw < 55:
            target = hub
        elif draw < 62:
            target = below(min(7, regions))
        else:
            target = hub + regions * below(max(1, count // regions))
        if source == target:
            target = below(regions)
        if source == target or target >= count:
            target = (source + regions) % count
        article = articles[below(len(articles))]
        quote = f"{nodes[source].name} và {nodes[target].name} đã trao đổi về nhiều việc chung trong buổi làm việc lần thứ {k}."
        relationships.append(
            Relationship(
                "COOPERATES_WITH" if k % 3 else "SUPPORTED",
                f"n{source:05d}",
                f"n{target:05d}",
                {
                    "claim_id": f"c{k:06d}",
                    "article_id": article.id,
                    "quote": quote,
                    "quote_start": 0,
                    "quote_end": len(quote),
                    "spans": [0, len(nodes[source].name)],
                    "said_on": article.properties["published_on"],
                    "date": None,
                    "status": "done",
                    "fields": [],
                    **(change or {}),
                },
            )
        )
    return subgraph(nodes, relationships, articles)
