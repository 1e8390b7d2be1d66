"""The fictional city's own table: its own numbers, column names and words."""

from samples.content import city_exercise, city_oversight
from samples.content.model import CityRow

TITLE = "示例市法治政府建设示范创建指标责任表（2025年）"
COLUMNS = ("编号", "指标内容", "主责单位", "配合单位", "证明材料", "时间节点", "分值")

_SUBJECTS = (*city_exercise.SUBJECTS, *city_oversight.SUBJECTS)
ROWS = tuple(CityRow(number, *subject) for number, subject in enumerate(_SUBJECTS, 1))
