"""The same work in Dash."""

import sys

from dash import Dash, Input, Output, dcc, html
from work import result

app = Dash(__name__)
text, bars, line = result(1000)
app.layout = html.Div(
    [
        dcc.Slider(50, 3000, 10, value=1000, marks=None, id="price", updatemode="drag"),
        html.P(text, id="said"),
        dcc.Graph(figure=bars, id="bars"),
        dcc.Graph(figure=line, id="line"),
    ]
)


@app.callback(
    Output("said", "children"), Output("bars", "figure"), Output("line", "figure"), Input("price", "value")
)
def follow(price: float) -> tuple[object, ...]:
    """Answer a move of the slider."""
    return result(price)


if __name__ == "__main__":
    app.run(host="127.0.0.1", port=sys.argv[1], debug=False)
