"""From a map to a picture: SVG, and outlines in words."""

from argmap.renderers.pictures import Picture
from argmap.renderers.rendering import RENDERERS, Options, Renderer, render
from argmap.renderers.themes import LIGHT, Theme

__all__ = ["LIGHT", "RENDERERS", "Options", "Picture", "Renderer", "Theme", "render"]
