"""The same work in Streamlit."""

import streamlit as st
from work import result

text, bars, line = result(st.slider("price", 50, 3000, 1000, 10))
st.write(text)
st.plotly_chart(bars)
st.plotly_chart(line)
