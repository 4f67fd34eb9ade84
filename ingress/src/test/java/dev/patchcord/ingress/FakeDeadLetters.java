package dev.patchcord.ingress;

import dev.patchcord.ingress.publish.DeadLetterDesk;
import dev.patchcord.ingress.publish.LetterStanding;
import dev.patchcord.ingress.publish.LetterStanding.Kind;
import dev.patchcord.ingress.publish.LetterStanding.Mark;
import dev.patchcord.ingress.publish.LetterStanding.Target;
import dev.patchcord.ingress.publish.LogUnavailable;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** One dead letter, {@code 3:41}. Which records can be put back is tested with the real desk. */
public final class FakeDeadLetters implements DeadLetterDesk {
  public static final Target TARGET =
      new Target("patchcord.telephony-events", 3, "CA0a", "delivery-1", 12, false);

  /** Marks that were written, in order. */
  public final List<Mark> marks = new CopyOnWriteArrayList<>();

  private volatile boolean away;
  private volatile @Nullable String refusal;

  /** From now on it can be neither read nor written. */
  public void goAway() {
    away = true;
  }

  /** From now on the letter is refused. */
  public void refuse(String why) {
    refusal = why;
  }

  /** As in the beginning. */
  public void reset() {
    away = false;
    refusal = null;
    marks.clear();
  }

  @Override
  public LetterStanding look(String letter) {
    if (away) {
      throw new LogUnavailable("away", null);
    }
    if (!letter.equals("3:41")) {
      return new LetterStanding(letter, Kind.UNKNOWN, null, null, null);
    }
    if (refusal != null) {
      return new LetterStanding(letter, Kind.REFUSED, null, null, refusal);
    }
    return marks.isEmpty()
        ? new LetterStanding(letter, Kind.OPEN, TARGET, null, null)
        : new LetterStanding(letter, Kind.ALREADY, TARGET, marks.getLast(), null);
  }

  @Override
  public LetterStanding putBack(String letter, String by, String why) {
    LetterStanding now = look(letter);
    if (now.kind() != Kind.OPEN) {
      return now;
    }
    Mark mark = new Mark(Instant.parse("2026-11-28T12:00:00Z"), by, why);
    marks.add(mark);
    return new LetterStanding(letter, Kind.PUT_BACK, TARGET, mark, null);
  }
}
