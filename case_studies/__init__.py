"""Ground floor: what is true. Published facts, businesses and models; knows neither widget nor page."""
