"""The house word list as a table (CSV): read, compared, taken in, given out."""

from articles.word_table.rows import Fault, Table, as_csv, read_table
from articles.word_table.taking_in import Change, Plan, plan_for, take_in

__all__ = [
    "Change",
    "Fault",
    "Plan",
    "Table",
    "as_csv",
    "plan_for",
    "read_table",
    "take_in",
]
