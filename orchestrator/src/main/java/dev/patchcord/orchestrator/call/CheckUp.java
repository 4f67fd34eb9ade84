package dev.patchcord.orchestrator.call;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the carrier is asked because an expected event is overdue.
 *
 * @param asked questions so far: the next is numbered one higher
 * @param questions open ones, oldest first; at most one per leg and overdue deadline
 * @param failures questions about the caller in a row that nobody answered
 * @param missing answers in a row that did not find somebody in the room who ought to be there. One
 *     is no proof: the carrier's lists lag behind
 * @param expectedDial when a dial that waits for the account's calls per second is expected to go
 *     out; null if none waits
 */
public record CheckUp(
    int asked,
    List<Question> questions,
    int failures,
    int missing,
    @Nullable Instant expectedDial) {
  public CheckUp {
    questions = List.copyOf(questions);
  }

  /**
   * A question to the carrier.
   *
   * @param commandId the look-up; empty while a second look is due after a first that found nothing
   * @param attempt 0 for the caller's leg
   * @param overdue name of the deadline whose expiry it puts off; null for none
   * @param until when that deadline expires now; null likewise
   * @param foundNothing true once a look-up has found no leg
   */
  public record Question(
      String commandId,
      int attempt,
      @Nullable String overdue,
      @Nullable Instant until,
      boolean foundNothing) {

    boolean isOpen() {
      return !commandId.isEmpty();
    }

    boolean isAbout(int leg, @Nullable String deadline) {
      return attempt == leg && Objects.equals(overdue, deadline);
    }
  }

  static CheckUp none() {
    return new CheckUp(0, List.of(), 0, 0, null);
  }

  Optional<Question> question(String commandId) {
    return questions.stream().filter(each -> each.commandId().equals(commandId)).findFirst();
  }

  /**
   * The question about that leg, if one was asked in place of that deadline.
   *
   * @param leg attempt; 0 for the caller's
   * @param deadline its name; null for a question that puts off none
   */
  public Optional<Question> about(int leg, @Nullable String deadline) {
    return questions.stream().filter(each -> each.isAbout(leg, deadline)).findFirst();
  }

  /** In place of an earlier one about the same. */
  CheckUp asking(Question question) {
    return with(
        Stream.concat(
                questions.stream()
                    .filter(each -> !each.isAbout(question.attempt(), question.overdue())),
                Stream.of(question))
            .toList());
  }

  CheckUp answered(String commandId) {
    return with(questions.stream().filter(each -> !each.commandId().equals(commandId)).toList());
  }

  CheckUp with(List<Question> open) {
    return new CheckUp(asked, open, failures, missing, expectedDial);
  }

  CheckUp counted() {
    return new CheckUp(asked + 1, questions, failures, missing, expectedDial);
  }

  /** The caller has gone: nothing more is asked about the call. */
  CheckUp over() {
    return new CheckUp(asked, List.of(), 0, 0, null);
  }

  CheckUp failed() {
    return new CheckUp(asked, questions, failures + 1, missing, expectedDial);
  }

  CheckUp heard() {
    return new CheckUp(asked, questions, 0, 0, expectedDial);
  }

  CheckUp missed() {
    return new CheckUp(asked, questions, 0, missing + 1, expectedDial);
  }

  CheckUp expecting(@Nullable Instant dial) {
    return new CheckUp(asked, questions, failures, missing, dial);
  }
}
