"""Which profiles are one node, and what nodes are called."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.identity import Cluster, agreeing, clusters, node_ids
from graph.profile import Profile, is_generic, profiles
from graph.schema import Position, Reading
from tests.support.generated import DATES, corpora
from tests.support.readings import Draft

HANOI, CA_MAU, HUE = "vn/ha-noi", "vn/ca-mau", "vn/hue"


def official(*links: str, name: str = "lê văn hải", own: str = "") -> Profile:
    return Profile("Official", name, tuple(sorted(links)), own=own)


def agreement(*parties: str, name: str = "thỏa thuận hợp tác du lịch", on: str = "", kind: str = "", several: bool = False) -> Profile:
    return Profile("Agreement", name, tuple(sorted(parties)), on, kind=kind, several=several)


def event(*places: str, name: str = "lễ hội hoa", on: str = "", own: str = "") -> Profile:
    return Profile("Event", name, places, on, own)


def groups(*given_: Profile) -> list[set[Profile]]:
    return [set(cluster.members) for cluster in clusters(given_)]


def ids(*given_: Profile) -> set[str]:
    return set(node_ids(clusters(given_)).values())


class TestOfficials:
    """People of one name."""

    def test_a_shared_place_makes_one_person(self) -> None:
        assert groups(official(HANOI), official(HANOI, "~ủy viên bộ chính trị")) == [{official(HANOI), official(HANOI, "~ủy viên bộ chính trị")}]

    def test_sharing_goes_through_others(self) -> None:
        assert len(groups(official(HANOI), official(CA_MAU), official(HANOI, CA_MAU))) == 1

    def test_nothing_shared_is_two_people_with_the_place_in_the_id(self) -> None:
        assert ids(official(HANOI), official(CA_MAU)) == {"le-van-hai--ha-noi", "le-van-hai--ca-mau"}

    def test_one_person_keeps_the_plain_slug(self) -> None:
        assert ids(official(HANOI)) == {"le-van-hai"}

    def test_without_any_office_nobody_joins_anybody(self) -> None:
        assert ids(official(own="a-e1"), official(own="b-e1"), official(HANOI)) == {"le-van-hai--a-e1", "le-van-hai--b-e1", "le-van-hai--ha-noi"}

    def test_other_diacritics_are_another_name(self) -> None:
        found = ids(official(HANOI), official(HANOI, name="lê văn hai"))
        assert len(found) == 2
        assert all(node_id.startswith("le-van-hai--ha-noi-") for node_id in found)

    @pytest.mark.parametrize("title", ["Phó Thủ tướng", "Ủy viên Bộ Chính trị", "Uỷ viên Bộ Chính trị", "nguyên Ủy viên Bộ Chính trị", "Tổng Bí thư"])
    def test_a_national_office_is_shared(self, title: str) -> None:
        assert profile_of(title).links

    @pytest.mark.parametrize(
        "titles",
        [("Thủ tướng", "Thủ tướng Chính phủ"), ("Phó Thủ tướng", "Phó thủ tướng thường trực"), ("Chủ tịch nước", "nguyên Chủ tịch nước Việt Nam")],
    )
    def test_the_same_high_office_in_fewer_words_is_the_same(self, titles: tuple[str, str]) -> None:
        assert profile_of(titles[0]).links == profile_of(titles[1]).links

    def test_a_deputy_holds_another_office(self) -> None:
        assert profile_of("Phó Thủ tướng").links != profile_of("Thủ tướng").links

    @pytest.mark.parametrize("title", ["Chủ tịch UBND", "Bí thư Tỉnh ủy", "Giám đốc", "Phó Chủ tịch", "Phó Giám đốc Sở Du lịch", "Bí thư"])
    def test_an_office_that_every_province_has_is_no_national_one(self, title: str) -> None:
        assert profile_of(title).links == ()


def profile_of(title: str) -> Profile:
    draft = Draft("Một người")
    draft.name("Official", "Lê Văn Hải", positions=(Position(title),))
    return profiles(draft.reading())["e1"]


class TestAgreements:
    """Documents."""

    def test_same_parties_and_agreeing_dates_are_one(self) -> None:
        assert len(groups(agreement(HANOI, HUE, on="2024"), agreement(HANOI, HUE, on="2024-05-06"), agreement(HANOI, HUE))) == 1

    def test_other_dates_are_others_and_a_missing_one_could_be_either(self) -> None:
        assert len(groups(agreement(HANOI, HUE, on="2023"), agreement(HANOI, HUE, on="2024"), agreement(HANOI, HUE))) == 3

    def test_other_parties_are_others(self) -> None:
        assert {c.qualifier for p in (agreement(HANOI, HUE), agreement(HANOI, CA_MAU)) for c in clusters([p])} == {"ha-noi-hue", "ca-mau-ha-noi"}
        assert agreement(HANOI, HUE).block != agreement(HANOI, CA_MAU).block

    def test_same_parties_and_day_are_one_under_two_names(self) -> None:
        short = agreement(HANOI, HUE, name="văn bản hợp tác", on="2024-05-06")
        (cluster,) = clusters([short, agreement(HANOI, HUE, on="2024-05-06", kind="thoa thuan")])
        assert cluster.name == "thỏa thuận hợp tác du lịch"
        assert cluster.on == "2024-05-06"

    def test_a_year_is_too_little_for_two_names(self) -> None:
        assert len(groups(agreement(HANOI, HUE, on="2024"), agreement(HANOI, HUE, name="chương trình y tế", on="2024"))) == 2

    def test_two_of_one_day_in_one_article_are_two(self) -> None:
        a, b = agreement(HANOI, HUE, on="2024-05-06", several=True), agreement(HANOI, HUE, name="thỏa thuận y tế", on="2024-05-06", several=True)
        assert groups(a, b) == [{a}, {b}]
        draft = Draft("Ký hai văn bản")
        at = draft.locality("Hà Nội"), draft.locality("Huế")
        for name in ("Thỏa thuận du lịch", "Thỏa thuận y tế"):
            deed = draft.name("Agreement", name, on="2024-05-06")
            for party in at:
                draft.claim("PARTY_TO", party, deed)
        assert {p.several for p in profiles(draft.reading()).values() if p.label == "Agreement"} == {True}

    def test_two_kinds_of_one_day_are_two(self) -> None:
        a, b = agreement(HANOI, HUE, on="2024-05-06", kind="ke hoach"), agreement(HANOI, HUE, name="x", on="2024-05-06", kind="bien ban")
        assert len(groups(a, b)) == 2

    def test_a_class_of_documents_without_parties_is_the_articles_own(self) -> None:
        draft = Draft("Biên bản")
        draft.name("Agreement", "Biên bản ghi nhớ")
        reading = draft.reading()
        assert profiles(reading)["e1"].settled == f"bien-ban-ghi-nho.{reading.article.id}-e1"

    def test_a_class_of_documents_has_its_parties_and_date_in_its_id(self) -> None:
        assert ids(agreement(HANOI, HUE, name="biên bản ghi nhớ", on="2024-05-06")) == {"bien-ban-ghi-nho.ha-noi-hue-2024-05-06"}

    def test_parties_that_look_alike_do_not_make_ids_alike(self) -> None:
        of_two_districts = [agreement(f"vn/{district}/tan-lap", name="biên bản ghi nhớ") for district in "ab"]
        found = node_ids([c for p in of_two_districts for c in clusters([p])])
        assert len(set(found.values())) == 2


class TestEvents:
    """Gatherings."""

    def test_equal_dates_are_one_wherever(self) -> None:
        assert len(groups(event(HANOI, on="2024-05-06"), event(on="2024-05-06"))) == 1

    def test_lacking_a_date_the_place_decides(self) -> None:
        assert groups(event(HANOI), event(HANOI, on="2024"), event(HUE)) == [{event(HANOI), event(HANOI, on="2024")}, {event(HUE)}]

    def test_what_could_be_either_of_two_years_is_neither(self) -> None:
        assert ids(event(HANOI, on="2023"), event(HANOI, on="2024"), event(HANOI)) == {"le-hoi-hoa--2023", "le-hoi-hoa--2024", "le-hoi-hoa--ha-noi"}

    def test_without_date_and_place_each_article_has_its_own(self) -> None:
        assert ids(event(own="a-e1"), event(own="b-e1")) == {"le-hoi-hoa--a-e1", "le-hoi-hoa--b-e1"}

    @pytest.mark.parametrize("name", ["Festival Huế 2024", "Đại hội đại biểu lần thứ XIII", "Hội chợ lần 3"])
    def test_a_name_with_a_year_or_number_needs_neither(self, name: str) -> None:
        made = []
        for title in ("Một", "Hai"):
            draft = Draft(title)
            draft.name("Event", name)
            made.append(profiles(draft.reading())["e1"])
        assert made[0] == made[1]
        assert len(groups(made[0], replace(made[0], on="2024-06-07"), replace(made[0], links=(HUE,)))) == 1
        assert len(groups(replace(made[0], on="2024-06-07"), replace(made[0], on="2024-06-08"))) == 2

    def test_a_class_of_gatherings_needs_date_and_place(self) -> None:
        draft = Draft("Hội nghị")
        draft.name("Event", "Hội nghị", on="2024-05-06")
        assert profiles(draft.reading())["e1"].own
        assert ids(event(HANOI, name="hội nghị", on="2024-05-06")) == {"hoi-nghi.2024-05-06-ha-noi"}


class TestNames:
    """Node ids."""

    def test_organisations_of_one_key_are_one_and_other_diacritics_are_others(self) -> None:
        found = ids(Profile("Organization", "báo mai"), Profile("Organization", "bảo mai"))
        assert len(found) == 2
        assert all(node_id.startswith("bao-mai--") for node_id in found)

    def test_a_slug_that_could_be_the_id_of_an_article_takes_the_label(self) -> None:
        assert ids(Profile("Project", "deadbeefdeadbeef")) == {"deadbeefdeadbeef--project"}

    def test_a_locality_no_gazetteer_knows_has_its_slug(self) -> None:
        assert profiles(Draft("x").reading()) == {}
        draft = Draft("Nơi lạ")
        draft.name("Locality", "Xóm Núi")
        assert profiles(draft.reading())["e1"].settled == "-/xom-nui"

    @pytest.mark.parametrize(
        ("label", "name", "generic"), [("Agreement", "Bản ghi nhớ hợp tác", True), ("Agreement", "Bản ghi nhớ về du lịch", False)]
    )
    def test_generic_names(self, label: str, name: str, generic: bool) -> None:
        assert is_generic(label, name) is generic
        assert not is_generic("Project", name)

    @given(corpora())
    def test_ids_are_unique_and_do_not_depend_on_order(self, corpus: list[Reading]) -> None:
        found = sorted({p for reading in corpus for p in profiles(reading).values() if p.block})
        blocks: dict[str, list[Profile]] = {}
        for profile in found:
            blocks.setdefault(profile.block or "", []).append(profile)
        by_stem: dict[str, list[Cluster]] = {}
        members = 0
        for block in blocks.values():
            assert clusters(block) == clusters(reversed(block))
            for cluster in clusters(block):
                members += len(cluster.members)
                assert cluster.stem in {m.stem for m in cluster.members}
                by_stem.setdefault(cluster.stem, []).append(cluster)
        assert members == len(found)
        named = [node_id for group in by_stem.values() for node_id in node_ids(group).values()]
        assert len(set(named)) == len(named)
        assert all(Profile.load(p.dump()) == p for p in found)


@given(st.sets(st.sampled_from([d or "" for d in DATES])))
def test_agreeing_dates_are_less_precise_forms_of_one(dates: set[str]) -> None:
    meant = agreeing(dates)
    assert set(meant) == dates
    for a, b in combinations(sorted(dates), 2):
        if meant[a] == meant[b]:
            assert b.startswith(a) or meant[a].startswith(a)
    assert all(meant[date].startswith(date) for date in dates)


def test_a_profile_depends_on_its_article_alone() -> None:
    draft = Draft("Hai bên ký")
    firm = draft.name("Organization", "Công ty Hòa Bình")
    deed = draft.name("Agreement", "Thỏa thuận vay vốn", on="2024")
    draft.claim("PARTY_TO", draft.locality("Cà Mau"), deed).claim("PARTY_TO", firm, deed)
    assert profiles(draft.reading())[deed] == Profile("Agreement", "thỏa thuận vay vốn", ("=công ty hòa bình", CA_MAU), "2024")
