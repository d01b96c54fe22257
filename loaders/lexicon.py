"""Words of the language: surnames, offices, organs, class words. No name of a person or of one article belongs here."""

from __future__ import annotations

from typing import Final

SURNAMES: Final = frozenset(
    """Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đào Đoàn Vương Trịnh Trương Đinh Lâm Phùng Mai Tô Tạ Hà Cao Thái
    Châu Chu Tống Triệu Lương Lưu Quách Quan Quản Doãn Đàm Đồng Đới Giang Hứa Kiều Khổng Khuất Kim La Lã Lại Liêu Lục Lò Lữ Mạc Nghiêm Ninh
    Nông Phí Phó Sầm Sùng Tăng Thạch Thân Thẩm Thào Tiêu Tòng Tôn Trang Trưng Từ Ung Văn Vàng Vi Viên Vòng Vừ Giàng Hạng Cầm Cù Bạch Bàn Bế
    Biện Cái Cấn Chẩu Chung Công Đăng Đậu Điểu Điêu Đường Giáp Hầu Hoa Hờ Kha Khúc Khương Lầu Lèng Lường Ma Mã Mẫn Mùa Ngân Ngọ Ngụy Nhan Nhâm
    Quàng Rơ Sơn Thang Thiều Tiến Tòng Trà Tráng Triệu Trừ Tưởng Tướng Uông Ưng Vì Viêm Xa Y Yên An Âu Bá Bành Bạc Bồ Ca Cát Danh Đái Đạo Đèo
    Tập Ứng Vưu Đinh Đống Đổng Hàn Hàng Hình Hùng Hướng Hữu Ka Kpă Ksor Liên Long Lô Lộc Mạch Mông Nay Niê Nùng Ôn Phàn Phương Phù Rah Ria Siu
    Tào Sử Nhữ Lỗ Trác Thiệu Trình Chế Tẩn Chảo Lù Thèn Ly Tần Tất Thi Thịnh Thôi Tiết Ty Vạn Vĩnh""".split()
)
"""Vietnamese surnames, those of the minority peoples included (read off lists of common and rare surnames in public reference works)."""

COMMON_SURNAMES: Final = frozenset(
    """Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đào Đoàn Vương Trịnh Trương Đinh Lâm Phùng Mai Tô Tạ Hà Cao Thái
    Châu Chu Tống Triệu Lương Lưu Quách Doãn Đàm Đồng Giang Hứa Kiều Khổng Khuất Kim La Lã Lại Lục Lò Lữ Mạc Nghiêm Ninh Nông Phí Sầm Sùng
    Tăng Thạch Thân Thẩm Thào Tiêu Tòng Tôn Từ Vàng Vi Vừ Giàng Hạng Cầm Cù Bạch Bàn Bế Cấn Chẩu Đậu Điểu Điêu Đường Giáp Hầu Khúc Khương Lầu
    Lường Ma Mã Mùa Ngọ Ngụy Quàng Thiều Tráng Tưởng Uông Vì An Âu Bành Danh Đổng Hàn Hàng Ôn Phàn Siu Tần Niê Ksor""".split()
)

OFFICES: Final = tuple(
    sorted(
        """tổng bí thư|bí thư thứ nhất|bí thư|phó bí thư|chủ tịch nước|phó chủ tịch nước|chủ tịch quốc hội|phó chủ tịch quốc hội|thủ tướng|
        phó thủ tướng|chủ tịch|phó chủ tịch|đồng chủ tịch|chủ nhiệm|phó chủ nhiệm|ủy viên thường vụ|ủy viên dự khuyết|ủy viên|trưởng ban|
        phó trưởng ban|phó ban|trưởng đoàn đại biểu quốc hội|trưởng đoàn đbqh|phó trưởng đoàn đại biểu quốc hội|phó trưởng đoàn đbqh|
        phó trưởng đoàn chuyên trách đoàn đbqh|phó trưởng đoàn chuyên trách đoàn đại biểu quốc hội|phó đoàn đbqh|đại biểu quốc hội|
        đại biểu hđnd|bộ trưởng|thứ trưởng|tỉnh trưởng|phó tỉnh trưởng|thị trưởng|phó thị trưởng|đô trưởng|phó đô trưởng|quận trưởng|
        phó quận trưởng|huyện trưởng|phó huyện trưởng|châu trưởng|phó châu trưởng|thống đốc|phó thống đốc|đại sứ|phó đại sứ|tổng lãnh sự|
        phó tổng lãnh sự|lãnh sự|phó lãnh sự|tham tán|công sứ|tùy viên|chánh văn phòng|phó chánh văn phòng|chánh thanh tra|
        phó chánh thanh tra|chánh án|phó chánh án|viện trưởng|phó viện trưởng|viện phó|hiệu trưởng|phó hiệu trưởng|hiệu phó|giám đốc|
        phó giám đốc|tổng giám đốc|phó tổng giám đốc|cục trưởng|phó cục trưởng|chi cục trưởng|phó chi cục trưởng|vụ trưởng|phó vụ trưởng|
        vụ phó|tổng cục trưởng|phó tổng cục trưởng|trưởng phòng|phó trưởng phòng|phó phòng|tư lệnh|phó tư lệnh|tư lệnh trưởng|chính ủy|
        phó chính ủy|chính trị viên|chỉ huy trưởng|phó chỉ huy trưởng|tham mưu trưởng|phó tham mưu trưởng|tổng thư ký|phó tổng thư ký|
        thư ký|tổng biên tập|phó tổng biên tập|trưởng đại diện|phó trưởng đại diện|trưởng văn phòng đại diện|hội trưởng|phó hội trưởng|
        tổng thống|phó tổng thống|nghị sĩ|thượng nghị sĩ|hạ nghị sĩ|trưởng khoa|phó khoa|đồn trưởng|chính trị viên|trưởng công an|
        phó trưởng công an|cố vấn|tổng thanh tra|phó tổng thanh tra|tổng kiểm toán|trưởng trạm|giám đốc điều hành|phó giám đốc điều hành|
        thủ hiến|trưởng thôn|trưởng bản|tỉnh ủy viên|thành ủy viên|huyện ủy viên|đảng ủy viên|quận ủy viên|chủ tịch hội đồng quản trị|
        phó chủ tịch hội đồng quản trị|đồng chủ nhiệm|ủy viên thường trực|phó trưởng đoàn chuyên trách|trưởng đặc khu|đặc khu trưởng|
        phó cao ủy|cao ủy|quốc vương|nữ hoàng|thái tử|trưởng tiểu ban|phó trưởng tiểu ban|tổng chủ nhiệm|tổng đại diện|người phát ngôn|
        phát ngôn viên|hạt trưởng|phó hạt trưởng|đội trưởng|trưởng cơ quan đại diện|phó trưởng cơ quan đại diện|trợ lý|đặc phái viên|đặc sứ|
        toàn quyền|phó phát ngôn viên|kế toán trưởng|đại diện thường trú|đại biện|quốc vụ khanh|uvtv|uvbtv|uv btv|ubvtv|tuv|uvbch|uv bch|nghị viên|
        trưởng ty|pct|uvtw|uvtư|
        phó trưởng ty|kiến trúc sư trưởng|trưởng chi nhánh|phó trưởng chi nhánh|trưởng phái đoàn|phó trưởng phái đoàn|chánh tòa|
        phó chánh tòa|thẩm phán|tổng quản lý|nhà sáng lập|đồng sáng lập|sư đoàn trưởng|lữ đoàn trưởng|trung đoàn trưởng|tiểu đoàn trưởng|
        hạm trưởng|trưởng bộ phận|trưởng trung tâm|phó công an|chi cục phó|phó trưởng phân xã|trưởng phân xã|bí thư trưởng|
        phó bí thư trưởng|châu phó|phó trưởng khu tự trị|trưởng khu tự trị|trưởng khu vực|tổng trấn|ngoại trưởng|phó ngoại trưởng|cục phó|
        tổng cục phó|chỉ huy phó|thường trực ban bí thư|xã trưởng|trưởng khu|phó trưởng khu|quyền bộ trưởng|tổng tư lệnh|
        tổng tham mưu trưởng|phó tổng tham mưu trưởng""".replace("\n", "")
        .replace("        ", "")
        .split("|"),
        key=lambda o: (-len(o.split()), o),
    )
)
"""Head words of offices; "trưởng đoàn" and "trưởng ban tổ chức" of a day are roles and no offices."""

NATIONAL_OFFICES: Final = frozenset(
    {"tổng bí thư", "chủ tịch nước", "phó chủ tịch nước", "chủ tịch quốc hội", "phó chủ tịch quốc hội", "thủ tướng", "phó thủ tướng", "tổng thống",
    "phó tổng thống", "quốc vương", "nữ hoàng", "thái tử",
     "toàn quyền", "quốc vụ khanh", "ngoại trưởng", "phó ngoại trưởng", "đại biện", "thường trực ban bí thư", "bộ trưởng", "thứ trưởng",
     "đại biểu quốc hội", "nghị sĩ", "thượng nghị sĩ", "hạ nghị sĩ", "tổng thanh tra", "tổng kiểm toán", "quyền bộ trưởng", "phó tổng thanh tra",
     "đại sứ", "phó đại sứ"}
)  # fmt: skip

NATIONAL_ORGANS: Final = (
    "bộ chính trị", "ban bí thư", "trung ương đảng", "trung ương", "ban chấp hành trung ương", "bch trung ương", "chính phủ", "quốc hội",
    "nhà nước", "văn phòng chính phủ", "ban bí thư trung ương", "đảng nhân dân cách mạng",
    "ủy ban thường vụ quốc hội", "đảng cộng sản",
)  # fmt: skip

ORGAN_SYLLABLES: Final = frozenset(
    """ủy ban nhân dân hội đồng ubnd unbd hđnd ubmttq mttq mttqvn ủbmttq mặt trận tổ quốc việt nam vn thành tỉnh huyện quận thị đảng bộ đoàn khối
    phường xã trấn phố thủ đô ban chấp hành bch thường vụ btv thường trực chuyên trách phụ trách điều hành danh dự đặc mệnh toàn quyền kiêm
    nhiệm thứ nhất hai dự khuyết trung ương tw cấp cao khu vực các cơ quan doanh nghiệp văn phòng quốc hội đại biểu đbqh chính phủ nhà nước sở
    tổ chức tuyên giáo dân vận nội chính kiểm tra đối ngoại đối nội ngoại vụ ngoại giao nội vụ tư pháp tài chính kế hoạch và đầu tư công
    thương nông nghiệp phát triển nông thôn ptnt môi trường tài nguyên xây dựng giao thông vận tải gtvt giáo dục đào tạo gd&đt y tế văn hóa
    thể thao du lịch vh-tt&dl vhttdl lao động thương binh xã hội lđ-tb&xh lđtbxh khoa học công nghệ kh&cn kh&đt tn&mt nn&ptnt nn&mt tt&tt
    thông tin truyền thông dân tộc tôn giáo thanh tra quy hoạch kiến trúc bộ trưởng ngành công an quân sự bộ đội biên phòng chỉ huy tư lệnh
    quân khu quân chủng binh chủng hải quân lục quân không quân phòng cảnh sát biển hải quan thuế kho bạc thống kê tòa án tand viện kiểm sát
    vksnd hội liên hiệp phụ nữ nông dân thanh niên cộng sản hồ chí minh cựu chiến binh người cao tuổi chữ thập đỏ khuyến học liên đoàn lđlđ
    công đoàn hữu nghị các tổ chức hòa bình đoàn kết nhà báo nhà văn luật gia doanh nhân trẻ sinh viên thành phố quản lý khu kinh tế công
    nghiệp chế xuất cửa khẩu xúc tiến thương mại đài phát thanh truyền hình báo cục chi tổng vụ viện trường đại học học chính trị hợp tác quốc
    tế hợp tác xã pháp chế nghiên cứu chiến lược an ninh trật tự lễ tân biên tập thành viên quản trị giám đốc hđqt hđtv phó bí thư chủ tịch ủy
    viên chuyên viên đại diện lãnh sự đại sứ quán nghị viện nghị sự nhân đại hội nghị chính hiệp đồng ủy khu tự trị châu bang vùng hạt đặc khu
    nhân dân cách mạng lào đảng cộng sản dân chủ lập pháp hành chính quân ủy quân đội quốc phòng thông tấn cứu hộ cứu nạn phòng chống thiên
    tai tìm kiếm kinh tế ngân sách pháp luật đô thị dự án quốc gia chương trình mục tiêu chỉ đạo cải cách lãnh đạo trợ lý thường chủ tịch đoàn
    kinh doanh phát triển đối thoại điều phối tham mưu tác chiến hậu cần kỹ thuật chính trị khóa nhiệm kỳ phía nam bắc đông tây miền trung bộ
    phận tiếp công dân dân số trẻ em gia đình dân cư lưu trữ thi đua khen thưởng đảng ủy viên chức năng thể chất truyền thông giảm nghèo bền
    vững nông hộ mặt trận xây dựng đất nước đoàn thể khoáng sản tp tx liên lạc chính sách chiến lược cứu trợ vận động tuyên huấn lý luận khoa
    giáo mỹ trận giám sát phản biện thủy lợi thủy sản lâm bảo hiểm gd đt gd-đt kh-đt nn tn mt kh cn tt vh ld-tb xh ubatgt an toàn đơn vị giáo
    dục nghề y dược chăn nuôi thú thủ bđbp chqs tlđ lđlđ lhpn ccb lhtn nd""".split()
)
"""Syllables (lower case) that an office's organ is made of; the run of them after an office belongs to the title."""

HONORIFICS: Final = (
    "ông",
    "bà",
    "anh",
    "chị",
    "đồng chí",
    "đ/c",
    "ngài",
    "cô",
    "chú",
    "bác",
    "các đồng chí",
    "các ông",
    "các bà",
    "các ông, bà",
    "hai đồng chí",
    "vợ chồng ông",
    "em",
    "mr",
    "ms",
    "mrs",
    "phu nhân",
)

RANKS: Final = (
    "đại tướng", "thượng tướng", "trung tướng", "thiếu tướng", "chuẩn đô đốc", "phó đô đốc", "đô đốc", "đại tá", "thượng tá", "trung tá",
    "thiếu tá", "đại úy", "thượng úy", "trung úy", "thiếu úy", "chuẩn tướng",
    "gs.ts", "pgs.ts", "gs", "pgs", "ts", "ths", "tiến sĩ", "thạc sĩ", "giáo sư", "phó giáo sư", "bác sĩ", "bs", "kỹ sư", "kiến trúc sư", "kts",
    "luật sư", "ls", "cử nhân", "nhà báo", "nghệ sĩ", "nsnd", "nsưt", "dược sĩ", "viện sĩ", "gs, ts", "pgs, ts",
)  # fmt: skip

CLASS_WORDS: Final = {
    "tỉnh": "tỉnh", "thành phố": "thành phố", "tp": "thành phố", "tp.": "thành phố", "thủ đô": "thành phố", "huyện": "huyện", "quận": "quận",
    "q.": "quận", "thị xã": "thị xã", "tx": "thị xã", "tx.": "thị xã",
    "thị trấn": "thị trấn", "trấn": "thị trấn", "phủ": "tỉnh", "thủ phủ": "thành phố",
    "xã": "xã", "phường": "phường", "p.": "phường", "thôn": "thôn", "xóm": "xóm", "bản": "bản", "làng": "làng", "ấp": "ấp",
    "buôn": "buôn", "khu tự trị": "khu tự trị", "bang": "bang", "đặc khu": "đặc khu",
    "châu tự trị": "châu", "tiểu bang": "bang", "cố đô": "thành phố", "huyện đảo": "huyện", "xã đảo": "xã", "khu hành chính đặc biệt": "đặc khu",
    "tỉnh lỵ": "thành phố", "đặc khu kinh tế": "đặc khu", "châu": "châu", "tổ dân phố": "tổ dân phố", "phum": "phum", "sóc": "sóc", "khóm": "khóm",
    "vùng": "vùng", "hạt": "hạt", "thị": "thành phố",
}  # fmt: skip
LEVELS: Final = {
    "tỉnh": 1, "thành phố": 1, "khu tự trị": 1, "bang": 1, "vùng": 1, "huyện": 2, "quận": 2, "thị xã": 2, "châu": 2, "hạt": 2, "thị trấn": 3,
    "xã": 3, "phường": 3, "đặc khu": 3,
    "thôn": 4, "xóm": 4, "bản": 4, "làng": 4, "ấp": 4, "buôn": 4, "tổ dân phố": 4, "phum": 4, "sóc": 4, "khóm": 4,
}  # fmt: skip

NAME_NOUNS: Final = (
    "sông", "suối", "núi", "đèo", "hồ", "biển", "vịnh", "đảo", "quần đảo", "mũi", "cửa khẩu", "cửa khẩu quốc tế", "khu du lịch", "an toàn khu",
    "chiến khu", "căn cứ địa", "khu di tích", "di tích",
    "sân bay", "sân bay quốc tế", "sân bay quốc nội", "cảng hàng không quốc tế", "cảng quốc tế", "cửa khẩu quốc gia",
    "cửa khẩu chính", "cửa khẩu phụ", "lối mở", "trung tâm hội nghị", "nhà thi đấu", "khu kinh tế cửa khẩu",
    "cảng", "cảng biển", "cảng hàng không", "ga", "nhà ga", "cầu",
    "hầm", "đường", "đại lộ", "phố", "quốc lộ", "cao tốc", "tuyến", "chùa", "đền", "đình", "nhà thờ", "tháp", "chợ", "khách sạn", "trường",
    "đại học", "đh", "đường bay", "tuyến bay", "chuyến bay", "tuyến tàu", "hành lang kinh tế", "hành lang",
    "học viện", "bệnh viện", "báo", "tạp chí", "đài", "chè", "trà", "cà phê", "bún", "phở",
    "bánh", "nem", "rượu", "bia", "gạo", "vải", "nhãn", "cam", "bưởi", "gà", "vịt", "lụa", "gốm", "công ty", "tập đoàn", "tổng công ty",
    "ngân hàng", "clb", "câu lạc bộ", "đội", "đội tuyển", "sân vận động", "svđ", "nhà hát", "bảo tàng",
    "vườn quốc gia", "khu bảo tồn", "cao nguyên", "đồng bằng", "vùng biển", "thung lũng", "hang", "động", "thác", "khu công nghiệp", "kcn",
    "khu kinh tế", "kkt", "cụm công nghiệp", "nhà máy", "thủy điện", "nhiệt điện", "đập", "kênh",
    "cột cờ", "tượng đài", "công viên", "quảng trường", "khu đô thị", "kđt", "nước mắm", "cao nguyên đá", "thành cổ", "lăng", "văn miếu",
    "hoàng thành", "chiến thắng", "chiến dịch", "mặt trận", "nghĩa trang", "nhà tù", "trại giam", "trận", "hiệp định", "hội nghị thượng đỉnh",
    "nước mắm", "đặc sản", "hương sen", "sen", "đường sắt", "vành đai", "lễ hội", "cây", "cá", "yến", "hạt tiêu", "sầu riêng", "xoài",
    "thanh long", "cửa",
)  # fmt: skip
"""Nouns after which a place name names something else ("sông Hồng", "chè Tân Cương", "cầu Mỹ Thuận")."""
