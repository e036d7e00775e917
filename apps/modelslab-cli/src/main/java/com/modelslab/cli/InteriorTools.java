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
            .eachText(ExteriorRestorerRequest.Builder::prompt, true)
            .needsImage("--image", "The image", ExteriorRestorerRequest.Builder::image)
            .text(
                "--negative-prompt",
                "<text>",
                "What the result should not show",
                ExteriorRestorerRequest.Builder::negativePrompt)
            .fraction(
                "--strength",
                "How far the result may leave the source",
                ExteriorRestorerRequest.Builder::strength)
            .number(
                "--steps",
                "The number of steps: 21, 31 or 41; some pages show 51",
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
            .eachText(FloorPlanningRequest.Builder::prompt, true)
            .needsImage("--image", "The image", FloorPlanningRequest.Builder::image)
            .text(
                "--negative-prompt",
                "<text>",
                "What the result should not show",
                FloorPlanningRequest.Builder::negativePrompt)
            .fraction(
                "--strength",
                "How far the result may leave the source",
                FloorPlanningRequest.Builder::strength)
            .number(
                "--steps",
                "The number of steps: 21, 31 or 41; some pages show 51",
                FloorPlanningRequest.Builder::steps)
            .fraction(
                "--guidance-scale",
                "How closely the result follows the text, from 1 to 20",
                FloorPlanningRequest.Builder::guidanceScale)
            .flag("--temp", "Keep the result for 24 hours only", FloorPlanningRequest.Builder::temp)
            .seed(FloorPlanningRequest.Builder::seed),
        new Tool<>("interior-mixer", "Put an object into a room", InteriorMixerRequest::builder)
            .eachText(InteriorMixerRequest.Builder::prompt, true)
            .needsImage("--image", "The image", InteriorMixerRequest.Builder::image)
            .needsImage(
                "--object-image",
                "The image of the object",
                InteriorMixerRequest.Builder::objectImage)
            .number(
                "--width",
                "The width in pixels, from 512 to 2048",
                InteriorMixerRequest.Builder::width)
            .number(
                "--height",
                "The height in pixels, from 512 to 2048",
                InteriorMixerRequest.Builder::height)
            .fraction(
                "--guidance-scale",
                "How closely the result follows the text, from 1 to 20",
                InteriorMixerRequest.Builder::guidanceScale)
            .number("--steps", "The number of steps", InteriorMixerRequest.Builder::steps),
        new Tool<>(
                "interior-object-removal",
                "Take an object out of a room",
                InteriorObjectRemovalRequest::builder)
            .needsImage("--image", "The image", InteriorObjectRemovalRequest.Builder::image)
            .needsText(
                "--object-name",
                "<text>",
                "What to take out, such as sofa",
                InteriorObjectRemovalRequest.Builder::objectName),
        new Tool<>("interior", "Furnish a room anew", InteriorRequest::builder)
            .eachText(InteriorRequest.Builder::prompt, true)
            .needsImage("--image", "The image", InteriorRequest.Builder::image)
            .text(
                "--negative-prompt",
                "<text>",
                "What the result should not show",
                InteriorRequest.Builder::negativePrompt)
            .fraction(
                "--strength",
                "How far the result may leave the source",
                InteriorRequest.Builder::strength)
            .number(
                "--steps",
                "The number of steps: 21, 31 or 41; some pages show 51",
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
                "The one object to change",
                InteriorRequest.Builder::specificObject),
        new Tool<>("room-decorator", "Decorate a room", RoomDecoratorRequest::builder)
            .eachText(RoomDecoratorRequest.Builder::prompt, true)
            .needsImage("--image", "The image", RoomDecoratorRequest.Builder::image)
            .text(
                "--negative-prompt",
                "<text>",
                "What the result should not show",
                RoomDecoratorRequest.Builder::negativePrompt)
            .fraction(
                "--strength",
                "How far the result may leave the source",
                RoomDecoratorRequest.Builder::strength)
            .number(
                "--steps",
                "The number of steps: 21, 31 or 41; some pages show 51",
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
                "The one object to change",
                RoomDecoratorRequest.Builder::specificObject),
        new Tool<>(
                "scenario-changer",
                "Put a building into another landscape",
                ScenarioChangerRequest::builder)
            .eachText(ScenarioChangerRequest.Builder::prompt, true)
            .needsImage("--image", "The image", ScenarioChangerRequest.Builder::image)
            .needsText(
                "--scenario", "<text>", "The landscape", ScenarioChangerRequest.Builder::scenario)
            .text(
                "--negative-prompt",
                "<text>",
                "What the result should not show",
                ScenarioChangerRequest.Builder::negativePrompt)
            .fraction(
                "--strength",
                "How far the result may leave the source",
                ScenarioChangerRequest.Builder::strength)
            .number(
                "--steps",
                "The number of steps: 21, 31 or 41; some pages show 51",
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
                "The one object to change",
                ScenarioChangerRequest.Builder::specificObject),
        new Tool<>(
                "sketch-rendering",
                "Make an image from a sketch of a room",
                SketchRenderingRequest::builder)
            .eachText(SketchRenderingRequest.Builder::prompt, true)
            .needsImage("--image", "The image", SketchRenderingRequest.Builder::image)
            .text(
                "--negative-prompt",
                "<text>",
                "What the result should not show",
                SketchRenderingRequest.Builder::negativePrompt)
            .fraction(
                "--strength",
                "How far the result may leave the source",
                SketchRenderingRequest.Builder::strength)
            .number(
                "--steps",
                "The number of steps: 21, 31 or 41; some pages show 51",
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
