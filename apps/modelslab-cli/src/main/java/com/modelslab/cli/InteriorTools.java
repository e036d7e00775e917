// Copyright the ModelsLab SDK for Java authors
// SPDX-License-Identifier: Apache-2.0
package com.modelslab.cli;

import com.modelslab.images.ExteriorRestorerRequest;
import com.modelslab.images.FloorPlanningRequest;
import com.modelslab.images.InteriorMixerRequest;
import com.modelslab.images.InteriorObjectRemovalRequest;
import com.modelslab.images.InteriorRequest;
import com.modelslab.images.RoomDecoratorRequest;
import com.modelslab.images.ScenarioChangerRequest;
import com.modelslab.images.SketchRenderingRequest;
import java.util.List;

/** The tools of {@code modelslab generate} that make rooms and buildings. */
final class InteriorTools {
  private InteriorTools() {}

  static List<Tool<?>> all() {
    return List.of(
        new Tool<>(
                "exterior-restorer",
                "Restore the outside of a building",
                ExteriorRestorerRequest::builder)
            .eachText("What to show", ExteriorRestorerRequest.Builder::prompt, true)
            .needsImage(
                "--image", "The image of the building", ExteriorRestorerRequest.Builder::image)
            .text(
                "--negative-prompt",
                "<text>",
                "What the result should not show",
                ExteriorRestorerRequest.Builder::negativePrompt)
            .fraction(
                "--strength",
                "How much the result may differ from the image; the service's documentation says 1 to 10, its examples use 0.7 to 0.99",
                ExteriorRestorerRequest.Builder::strength)
            .number(
                "--steps",
                "The number of steps: 21, 31 or 41; the service's documentation also shows 51",
                ExteriorRestorerRequest.Builder::steps)
            .fraction(
                "--guidance-scale",
                "How closely the result follows the text, from 1 to 20",
                ExteriorRestorerRequest.Builder::guidanceScale)
            .flag(
                "--temp",
                "Keep the result for 24 hours only",
                ExteriorRestorerRequest.Builder::temp)
            .seed(ExteriorRestorerRequest.Builder::seed),
        new Tool<>(
                "floor-planning", "Make an image from a floor plan", FloorPlanningRequest::builder)
            .eachText("What to show", FloorPlanningRequest.Builder::prompt, true)
            .needsImage(
                "--image", "The image of the floor plan", FloorPlanningRequest.Builder::image)
            .text(
                "--negative-prompt",
                "<text>",
                "What the result should not show",
                FloorPlanningRequest.Builder::negativePrompt)
            .fraction(
                "--strength",
                "How much the result may differ from the image; the service's documentation says 1 to 10, its examples use 0.7 to 0.99",
                FloorPlanningRequest.Builder::strength)
            .number(
                "--steps",
                "The number of steps: 21, 31 or 41; the service's documentation also shows 51",
                FloorPlanningRequest.Builder::steps)
            .fraction(
                "--guidance-scale",
                "How closely the result follows the text, from 1 to 20",
                FloorPlanningRequest.Builder::guidanceScale)
            .flag("--temp", "Keep the result for 24 hours only", FloorPlanningRequest.Builder::temp)
            .seed(FloorPlanningRequest.Builder::seed),
        new Tool<>("interior-mixer", "Put an object into a room", InteriorMixerRequest::builder)
            .eachText("What to show", InteriorMixerRequest.Builder::prompt, true)
            .needsImage("--image", "The image of the room", InteriorMixerRequest.Builder::image)
            .needsImage(
                "--object-image",
                "The image of the object",
                InteriorMixerRequest.Builder::objectImage)
            .number(
                "--width",
                "The width in pixels, from 512 to 2048. Default: that of the image",
                InteriorMixerRequest.Builder::width)
            .number(
                "--height",
                "The height in pixels, from 512 to 2048. Default: that of the image",
                InteriorMixerRequest.Builder::height)
            .fraction(
                "--guidance-scale",
                "How closely the result follows the text, from 1 to 20",
                InteriorMixerRequest.Builder::guidanceScale)
            .number(
                "--steps", "The number of steps. Default: 8", InteriorMixerRequest.Builder::steps),
        new Tool<>(
                "interior-object-removal",
                "Take an object out of a room",
                InteriorObjectRemovalRequest::builder)
            .needsImage(
                "--image", "The image of the room", InteriorObjectRemovalRequest.Builder::image)
            .needsText(
                "--object-name",
                "<text>",
                "What to take out, such as sofa",
                InteriorObjectRemovalRequest.Builder::objectName),
        new Tool<>("interior", "Refurnish a room", InteriorRequest::builder)
            .eachText("What to show", InteriorRequest.Builder::prompt, true)
            .needsImage("--image", "The image of the room", InteriorRequest.Builder::image)
            .text(
                "--negative-prompt",
                "<text>",
                "What the result should not show",
                InteriorRequest.Builder::negativePrompt)
            .fraction(
                "--strength",
                "How much the result may differ from the image; the service's documentation says 1 to 10, its examples use 0.7 to 0.99",
                InteriorRequest.Builder::strength)
            .number(
                "--steps",
                "The number of steps: 21, 31 or 41; the service's documentation also shows 51",
                InteriorRequest.Builder::steps)
            .fraction(
                "--guidance-scale",
                "How closely the result follows the text, from 1 to 20",
                InteriorRequest.Builder::guidanceScale)
            .flag("--temp", "Keep the result for 24 hours only", InteriorRequest.Builder::temp)
            .seed(InteriorRequest.Builder::seed)
            .text(
                "--specific-object",
                "<text>",
                "The only object to change",
                InteriorRequest.Builder::specificObject),
        new Tool<>("room-decorator", "Decorate a room", RoomDecoratorRequest::builder)
            .eachText("What to show", RoomDecoratorRequest.Builder::prompt, true)
            .needsImage("--image", "The image of the room", RoomDecoratorRequest.Builder::image)
            .text(
                "--negative-prompt",
                "<text>",
                "What the result should not show",
                RoomDecoratorRequest.Builder::negativePrompt)
            .fraction(
                "--strength",
                "How much the result may differ from the image; the service's documentation says 1 to 10, its examples use 0.7 to 0.99",
                RoomDecoratorRequest.Builder::strength)
            .number(
                "--steps",
                "The number of steps: 21, 31 or 41; the service's documentation also shows 51",
                RoomDecoratorRequest.Builder::steps)
            .fraction(
                "--guidance-scale",
                "How closely the result follows the text, from 1 to 20",
                RoomDecoratorRequest.Builder::guidanceScale)
            .flag("--temp", "Keep the result for 24 hours only", RoomDecoratorRequest.Builder::temp)
            .seed(RoomDecoratorRequest.Builder::seed)
            .text(
                "--specific-object",
                "<text>",
                "The only object to change",
                RoomDecoratorRequest.Builder::specificObject),
        new Tool<>(
                "scenario-changer",
                "Put a building into another landscape",
                ScenarioChangerRequest::builder)
            .eachText("What to show", ScenarioChangerRequest.Builder::prompt, true)
            .needsImage(
                "--image", "The image of the building", ScenarioChangerRequest.Builder::image)
            .needsText(
                "--scenario",
                "<text>",
                "The landscape: beach, desert, plain, taiga, mountain, snow, jungle, city, underwater, urban or forest",
                ScenarioChangerRequest.Builder::scenario)
            .text(
                "--negative-prompt",
                "<text>",
                "What the result should not show",
                ScenarioChangerRequest.Builder::negativePrompt)
            .fraction(
                "--strength",
                "How much the result may differ from the image; the service's documentation says 1 to 10, its examples use 0.7 to 0.99",
                ScenarioChangerRequest.Builder::strength)
            .number(
                "--steps",
                "The number of steps: 21, 31 or 41; the service's documentation also shows 51",
                ScenarioChangerRequest.Builder::steps)
            .fraction(
                "--guidance-scale",
                "How closely the result follows the text, from 1 to 20",
                ScenarioChangerRequest.Builder::guidanceScale)
            .flag(
                "--temp", "Keep the result for 24 hours only", ScenarioChangerRequest.Builder::temp)
            .seed(ScenarioChangerRequest.Builder::seed)
            .text(
                "--specific-object",
                "<text>",
                "The only object to change",
                ScenarioChangerRequest.Builder::specificObject),
        new Tool<>(
                "sketch-rendering",
                "Make an image from a sketch of a room or a building",
                SketchRenderingRequest::builder)
            .eachText("What to show", SketchRenderingRequest.Builder::prompt, true)
            .needsImage("--image", "The image of the sketch", SketchRenderingRequest.Builder::image)
            .text(
                "--negative-prompt",
                "<text>",
                "What the result should not show",
                SketchRenderingRequest.Builder::negativePrompt)
            .fraction(
                "--strength",
                "How much the result may differ from the image; the service's documentation says 1 to 10, its examples use 0.7 to 0.99",
                SketchRenderingRequest.Builder::strength)
            .number(
                "--steps",
                "The number of steps: 21, 31 or 41; the service's documentation also shows 51",
                SketchRenderingRequest.Builder::steps)
            .fraction(
                "--guidance-scale",
                "How closely the result follows the text, from 1 to 20",
                SketchRenderingRequest.Builder::guidanceScale)
            .flag(
                "--temp", "Keep the result for 24 hours only", SketchRenderingRequest.Builder::temp)
            .seed(SketchRenderingRequest.Builder::seed));
  }
}
