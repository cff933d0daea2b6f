from .layer import Layer, layer_names
