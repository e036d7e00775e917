#!/usr/bin/env python3
# Copyright the ModelsLab SDK for Java authors
# SPDX-License-Identifier: Apache-2.0
"""Runs ModelsLab's official Python client against a simulator, to show that the simulator answers it.

    pip install modelslab-py
    java -jar modelslab-simulator-app.jar --speed 20 --oddities none
    python3 official_client.py http://localhost:8750/api/

It makes an image, a video from that image, speech and an interior, and checks the files.
"""
import sys
import urllib.request

from modelslab_py.core.apis.audio import Audio
from modelslab_py.core.apis.community import Community
from modelslab_py.core.apis.interior import Interior
from modelslab_py.core.apis.video import Video
from modelslab_py.core.client import Client
from modelslab_py.schemas.audio import Text2Speech
from modelslab_py.schemas.community import Text2Image
from modelslab_py.schemas.interior import InteriorSchema
from modelslab_py.schemas.video import Image2Video

client = Client(api_key=sys.argv[2] if len(sys.argv) > 2 else "simulator-key", fetch_retry=60, fetch_timeout=1)
client.base_url = sys.argv[1]


def finished(api, response):
    """The client does not wait by itself; its fetch is asked for the id that the submit gave."""
    if response["status"] in ("processing", "queued"):
        response = api.fetch(str(response["id"]))
    assert response["status"] == "success", response
    return response["output"][0]


def check(name, link, *starts):
    file = urllib.request.urlopen(link).read()
    assert any(file[at:].startswith(start) for at, start in starts), (name, file[:16])
    print(f"{name}: {len(file)} bytes from {link}")
    return link


community, video, audio, interior = Community(client), Video(client), Audio(client), Interior(client)
image = check(
    "text to image",
    finished(community, community.text_to_image(Text2Image(prompt="a lighthouse", model_id="flux"))),
    (0, b"\x89PNG"),
)
check(
    "image to video",
    finished(video, video.image_to_video(Image2Video(prompt="waves", model_id="wan2.2", init_image=image))),
    (4, b"ftyp"),
    (0, b"GIF8"),
)
check(
    "text to speech",
    finished(
        audio,
        audio.text_to_speech(Text2Speech(prompt="Good morning", voice_id="tara", language="american english")),
    ),
    (0, b"RIFF"),
)
check(
    "interior",
    finished(interior, interior.interior(InteriorSchema(prompt="a reading corner", init_image=image))),
    (0, b"\x89PNG"),
)
print("4 passed, 0 failed")
