package dev.patchcord.orchestrator.flow;

import dev.patchcord.contract.flow.Callbacks;
import dev.patchcord.contract.flow.Flow;
import dev.patchcord.contract.flow.Waiting;
import java.time.Duration;

/**
 * Makes a flow fit for rehearsals on a carrier that plays calls at speed: what we time ourselves
 * becomes shorter. What the carrier times (how long phones ring, how long a key may take, how long
 * a talk may last) stays as it is, since that carrier hurries it.
 */
final class Hurry {
  private Hurry() {}

  static Flow fasterBy(double times, Flow flow) {
    Waiting waiting = flow.waiting();
    Callbacks callbacks = flow.callbacks();
    return new Flow(
        flow.version(),
        flow.language(),
        flow.voice(),
        flow.assistantId(),
        flow.from(),
        flow.specialists(),
        flow.strategy(),
        flow.attempts(),
        flow.ringTimeout(),
        hurried(flow.holdLimit(), times),
        hurried(flow.handOverDelay(), times),
        flow.maxTalk(),
        flow.screening(),
        new Waiting(
            waiting.music(),
            hurried(waiting.noteEvery(), times),
            waiting.notes(),
            waiting.queueNote()),
        flow.recording(),
        flow.ladder(),
        flow.afterBridge(),
        flow.starKey(),
        new Callbacks(
            hurried(callbacks.delay(), times),
            callbacks.attempts(),
            hurried(callbacks.retryAfter(), times),
            callbacks.ringTimeout()),
        flow.appointments(),
        flow.timing().fasterBy(times),
        flow.sentences());
  }

  private static Duration hurried(Duration time, double times) {
    return Duration.ofMillis(Math.round(time.toMillis() / times));
  }
}
