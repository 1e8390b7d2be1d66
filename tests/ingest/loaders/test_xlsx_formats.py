"""Values are shown as a sheet shows them."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.loaders.xlsx_dates import chinese_numeral
from ingest.loaders.xlsx_formats import Value, show

DAY = datetime(2025, 8, 31, 14, 5)  # noqa: DTZ001 (sheets have no time zones)


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (None, "General", ""),
        (True, "General", "TRUE"),
        (37, "General", "37"),
        (0.1 + 0.2, "General", "0.3"),
        (2.0, "General", "2"),
        (320123199001011234, "General", "320123199001011234"),
        (0.9, "0%", "90%"),
        (0.905, "0.0%", "90.5%"),
        (2.5, "0", "3"),
        (1234567.5, "#,##0.00", "1,234,567.50"),
        (1234, "[$¥-804]#,##0.00", "¥1,234.00"),
        (98.5, "0.00_ ", "98.50"),
        (1.5, "0.##", "1.5"),
        (7, "000", "007"),
        (3, '"第"0"项"', "第3项"),
        (12345, '0!.0,"万"', "1.2万"),
        (-5, "0_);(0)", "(5)"),
        (-5, "0.0", "-5.0"),
        (0, '0;-0;"—"', "—"),
        (95, '[>=90]"达标";[<90]"未达标"', "达标"),
        (12, "[DBNum1][$-804]General", "十二"),
        (0.00012, "0.00E+00", "1.20E-04"),
        (5, "@", "5"),
        ("0037", "@", "0037"),
        ("县司法局", '"牵头："@', "牵头：县司法局"),
        ("县司法局", "0.00", "县司法局"),
        (DAY, 'yyyy"年"m"月"d"日"', "2025年8月31日"),
        (DAY, '[$-804]yyyy"年"m"月"d"日";@', "2025年8月31日"),
        (DAY, "mm-dd-yy", "2025/8/31"),
        (DAY, "yyyy/m/d;@", "2025/8/31"),
        (DAY, 'm"月"d"日"', "8月31日"),
        (DAY, "yyyy\\-mm\\-dd\\ hh:mm", "2025-08-31 14:05"),
        (DAY, "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "2025年8月31日"),
        (DAY, '[DBNum1][$-804]yyyy"年"m"月"d"日"', "二〇二五年八月三十一日"),
        (DAY, '上午/下午h"时"mm"分"', "下午2时05分"),
        (DAY, "aaaa", "星期日"),
        (DAY, "mm:ss", "05:00"),
        (date(2025, 8, 1), "yyyy.m", "2025.8"),
        (time(9, 30), "h:mm", "9:30"),
        (timedelta(hours=30, minutes=5), "[h]:mm", "30:05"),
    ],
)
def test_shown_as_on_the_sheet(value: Value, number_format: str, shown: str) -> None:
    assert show(value, number_format) == shown


@given(st.integers(-(10**15), 10**15))
def test_thousands_keep_the_number(number: int) -> None:
    shown = show(number, "#,##0")
    assert int(shown.replace(",", "")) == number
    assert all(len(group) == 3 for group in shown.lstrip("-").split(",")[1:])


@given(st.floats(-1e9, 1e9, allow_nan=False), st.integers(0, 6))
def test_fixed_decimals_round_to_the_nearest(number: float, places: int) -> None:
    shown = show(number, "0" + ("." + "0" * places if places else ""))
    assert abs(float(shown) - number) <= 0.5 * 10**-places + 1e-6
    assert len(shown.partition(".")[2]) == places


@given(
    st.one_of(st.integers(), st.floats(), st.text(), st.datetimes(), st.booleans()),
    st.text(alphabet='0#?.,%;"\\[]yYmdhs@E+年月日 _*/<>=1', max_size=12),
)
def test_any_format_shows_something_or_nothing(value: Value, number_format: str) -> None:
    assert isinstance(show(value, number_format), str)


@pytest.mark.parametrize(
    ("number", "numeral"),
    [(0, "〇"), (10, "十"), (37, "三十七"), (105, "一百〇五"), (2025, "二千〇二十五")],
)
def test_chinese_numerals(number: int, numeral: str) -> None:
    assert chinese_numeral(number) == numeral


@pytest.mark.parametrize("number_format", ["yyyy-mm-dd h:mm:ss", "yyyy/mm/dd hh:mm"])
def test_midnight_that_nobody_typed_is_left_out(number_format: str) -> None:
    assert show(datetime(2025, 6, 30), number_format).replace("/", "-") == "2025-06-30"  # noqa: DTZ001
    assert show(datetime(2025, 6, 30, 17, 30), number_format).endswith(("17:30", "17:30:00"))  # noqa: DTZ001
    assert show(datetime(2025, 6, 30), "h:mm") == "0:00"  # noqa: DTZ001


def test_a_format_that_means_nothing_shows_the_value() -> None:
    assert show(7, "EE0") == "7"
