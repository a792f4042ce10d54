"""What a trainer hands out: a report for each participant, and the page of the room.

* `notebook`: reads back what a run was given and what it recorded.
* `rebuilt`: the same workbook once more, over the same numbers, held equal to the record.
* `blocks`: what a report is made of, as plain data.
* `verdict` with `first_page`, `second_page`: the report of `04_your_verdict`; `any`: that of all others.
* `write`: the file, whole in itself.
* `room`: all participants together; `standing`, `spread`, `together` and `beside` are what stands on it.

A run that nobody watches draws nothing (`widgets.silence`), so its notebook holds what it was given, its
sentences and its result, and no picture. A report is made of the first and the last: the business, put
together anew from what was given, and the models' answers to it, in the words and the pictures of the page.
Sentences could be copied out of the notebook, but not a picture, nor the same in the other language. Where
the record and the answers differ in a figure, as with a notebook that another version ran, there is no
report but one sentence.
"""

from workbooks.report.errors import ReportError
from workbooks.report.room import write_room
from workbooks.report.write import write_report

__all__ = ["ReportError", "write_report", "write_room"]
