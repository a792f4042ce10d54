"""How many learners a server takes at a time, who is let in when it is full, and when a place is given up.

A *place* is what one open page holds: a kernel, its memory, its sockets.

* `memory` says how many of them a machine has.
* `door` keeps the list: who has a place, who may have one more, whose is to be given up.
* `kernels` starts and ends the kernels accordingly.
* `full` is the page that a visitor gets when all places are taken, and what that page asks.
"""
