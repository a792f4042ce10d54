"""The same work in Panel."""

import sys

import panel as pn
from work import result

pn.extension("plotly")


def page() -> pn.Column:
    """One learner's page."""
    price = pn.widgets.FloatSlider(start=50, end=3000, step=10, value=1000, name="price")
    text, bars, line = result(1000)
    said, first, second = pn.pane.HTML(f"<p id='said'>{text}</p>"), pn.pane.Plotly(bars), pn.pane.Plotly(line)

    def follow(event: object) -> None:
        words, first.object, second.object = result(event.new)
        said.object = f"<p id='said'>{words}</p>"

    price.param.watch(follow, "value")
    return pn.Column(price, said, first, second)


if __name__ == "__main__":
    pn.serve(page, address="127.0.0.1", port=int(sys.argv[1]), show=False, websocket_origin="*")
