package dev.patchcord.dialer;

import dev.patchcord.contract.outcome.CommandOutcome;
import dev.patchcord.contract.outcome.CommandQueued;
import dev.patchcord.contract.outcome.CommandStarted;
import dev.patchcord.dialer.outcome.Outcomes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what was told. */
public final class RecordedOutcomes implements Outcomes {
  private final List<CommandOutcome> written = new CopyOnWriteArrayList<>();

  @Override
  public void write(CommandOutcome outcome) {
    written.add(outcome);
  }

  public List<CommandOutcome> all() {
    return written;
  }

  /** How commands ended, without the claims and the news of the queue. */
  public List<CommandOutcome> ends() {
    return written.stream()
        .filter(outcome -> !(outcome instanceof CommandStarted || outcome instanceof CommandQueued))
        .toList();
  }

  /** Who was told to wait. */
  public List<CommandQueued> queued() {
    return written.stream()
        .filter(CommandQueued.class::isInstance)
        .map(CommandQueued.class::cast)
        .toList();
  }
}
