"""Shapes, frame and projection of the map."""

from __future__ import annotations

import os

import pytest

from estimative.render import geometry
from estimative.render.geometry import features, frame, shapes


@pytest.mark.parametrize("name", ["world-110m", "region-50m", "afg-admin1"])
def test_shapes_say_where_they_come_from(name: str) -> None:
    found = shapes(name)
    assert "Natural Earth" in found.source
    assert "public domain" in found.licence


def test_shapes_stay_small() -> None:
    folder = os.path.join(os.path.dirname(geometry.__file__), "shapes")
    assert sum(os.path.getsize(os.path.join(folder, name)) for name in os.listdir(folder)) < 400_000


def test_provinces_that_share_a_code_upstream_have_their_own_names() -> None:
    names = [shape.name for shape in shapes("afg-admin1").features]
    assert len(names) == len(set(names)) == 34
    assert {"Panjshir", "Parwan", "Daykundi", "Uruzgan"} <= set(names)


def test_places_fall_into_the_frame() -> None:
    points = [(62.2, 34.35), (71.56, 34.0), (67.28, 37.22)]
    view = frame(points, 800)
    for point in points:
        x, y = view.at(*point)
        assert 0 < x < view.width
        assert 0 < y < view.height


def test_north_is_up_and_one_place_is_enough() -> None:
    view = frame([(69.2, 34.5)], 400)
    assert view.at(69.2, 35)[1] < view.at(69.2, 34)[1]
    assert view.box[2] - view.box[0] > 6


def test_features_are_those_of_the_box() -> None:
    names = {item["properties"]["name"] for item in features("region-50m", (66, 36, 69, 38))}
    assert {"Afghanistan", "Uzbekistan", "Tajikistan"} <= names
    assert "India" not in names
