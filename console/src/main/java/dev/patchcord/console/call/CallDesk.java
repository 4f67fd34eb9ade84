package dev.patchcord.console.call;

import dev.patchcord.console.login.Person;
import dev.patchcord.console.projection.Projection;
import dev.patchcord.contract.archive.ArchiveProblem;
import dev.patchcord.contract.journal.BrokenPromise;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.orchestrator.archive.JournalArchive;
import dev.patchcord.orchestrator.archive.KafkaOriginals;
import dev.patchcord.orchestrator.archive.Whereabouts;
import dev.patchcord.orchestrator.call.Machines;
import dev.patchcord.orchestrator.capsule.Capsule;
import dev.patchcord.orchestrator.capsule.CapsuleSource;
import dev.patchcord.orchestrator.capsule.Redaction;
import dev.patchcord.orchestrator.command.Version;
import dev.patchcord.orchestrator.owed.DryRuns;
import dev.patchcord.orchestrator.owed.Moves;
import dev.patchcord.orchestrator.owed.Owed;
import dev.patchcord.orchestrator.replay.CallFacts;
import dev.patchcord.orchestrator.replay.CallJournal;
import dev.patchcord.orchestrator.replay.CallReplay;
import dev.patchcord.orchestrator.replay.Disagreement;
import dev.patchcord.orchestrator.replay.JournalLine;
import dev.patchcord.orchestrator.replay.ReplayedCall;
import dev.patchcord.orchestrator.replay.Step;
import dev.patchcord.orchestrator.timeline.DisagreementLines;
import dev.patchcord.orchestrator.timeline.Style;
import dev.patchcord.orchestrator.timeline.TimeWords;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;

/**
 * Looks calls up in the journal and folds them again. One question at a time, since neither an
 * archive nor a machine is for several threads.
 */
public final class CallDesk implements DisposableBean {
  private static final Style PLAIN = new Style(120, false);

  private final Supplier<JournalArchive> archives;
  private final Supplier<KafkaOriginals> originals;
  private final Redaction redaction;
  private final CallReplay replay;
  private final DryRuns runs;
  private @Nullable JournalArchive archive;

  /**
   * A desk over one cluster.
   *
   * @param originals for the triggers as they stand in their topics; opened for each capsule
   */
  public CallDesk(
      Supplier<JournalArchive> archives, Supplier<KafkaOriginals> originals, Machines machines) {
    this.archives = archives;
    this.originals = originals;
    this.redaction = new Redaction(machines);
    this.replay = new CallReplay(machines);
    this.runs = new DryRuns(machines);
  }

  /**
   * The call now.
   *
   * @return empty if the log does not know it
   * @throws ArchiveProblem if Kafka cannot be asked, or a record is too new for this version
   */
  public synchronized Optional<CallPage> look(
      String callId, Person person, Projection known, Instant now) {
    return journal(callId, known).map(replay::of).map(call -> page(call, person, known, now));
  }

  /**
   * One record as it was written, pretty.
   *
   * @throws ArchiveProblem as {@link #look}
   */
  public synchronized Optional<String> json(
      String callId, long sequence, Person person, Projection known) {
    return journal(callId, known)
        .flatMap(
            call ->
                call.lines().stream()
                    .map(JournalLine::record)
                    .filter(record -> record.sequence() == sequence)
                    .reduce((_, latest) -> latest))
        .map(record -> person.sees(ContractJson.tree(record).toPrettyString()));
  }

  /**
   * Decides the call again, by the code that is here.
   *
   * @throws ArchiveProblem as {@link #look}
   */
  public synchronized Optional<ReplayVerdict> replay(
      String callId, Person person, Projection known) {
    return journal(callId, known).map(replay::of).map(call -> verdict(call, person));
  }

  /**
   * The call as a file to give away: the redacted one of the command {@code capsule export}.
   *
   * @throws ArchiveProblem as {@link #look}
   * @throws dev.patchcord.orchestrator.capsule.CapsuleProblem if a decision would come out
   *     differently without numbers, names and words
   */
  public synchronized Optional<Capsule> capsule(String callId, Projection known) {
    return journal(callId, known)
        .map(
            journal -> {
              try (KafkaOriginals topics = originals.get()) {
                return redaction.of(CapsuleSource.gather(journal, topics, Version.words()));
              }
            });
  }

  private static ReplayVerdict verdict(ReplayedCall call, Person person) {
    Disagreement first = call.firstDisagreement().orElse(null);
    return first == null
        ? new ReplayVerdict(
            true,
            "Decided again by %s: all %d decisions come out as they stand."
                .formatted(Version.words(), call.steps().size()),
            0,
            List.of())
        : new ReplayVerdict(
            false,
            "Decided again by %s: record %d does not come out as it stands: %s."
                .formatted(Version.words(), first.sequence(), person.sees(first.says())),
            first.sequence(),
            new DisagreementLines(PLAIN)
                .of(first).stream().skip(1).map(String::strip).map(person::sees).toList());
  }

  /** What the topics have told of the call spares the archive a look through them. */
  private Optional<CallJournal> journal(String callId, Projection known) {
    List<Whereabouts> places =
        Stream.concat(
                known.call(callId).map(call -> Whereabouts.of(call.snapshot())).stream(),
                Optional.ofNullable(known.ended().get(callId)).map(Whereabouts::of).stream())
            .toList();
    JournalArchive open = archive == null ? archives.get() : archive;
    archive = open;
    try {
      return open.call(callId, places);
    } catch (ArchiveProblem e) {
      open.close();
      archive = null;
      throw e;
    }
  }

  private CallPage page(ReplayedCall call, Person person, Projection known, Instant now) {
    UnaryOperator<String> sees = person::sees;
    CallFacts facts = CallFacts.of(call);
    List<JournalRecord> records = call.steps().stream().map(Step::record).toList();
    JournalRecord last = records.getLast();
    Instant ended = facts.endedAt();
    return new CallPage(
        call.callId(),
        sees.apply(facts.from()),
        sees.apply(facts.to()),
        "flow %s, machine %s".formatted(facts.flow(), facts.machine()),
        last.to(),
        since(records),
        facts.path(),
        outcome(facts),
        facts.begunAt(),
        ended,
        last.sequence(),
        verdict(call, sees),
        call.firstDisagreement().isEmpty(),
        known.broken().stream()
            .filter(each -> each.callId().equals(call.callId()))
            .map(CallDesk::words)
            .map(sees)
            .toList(),
        TimelineLayout.of(records, ended == null ? now : facts.lastAt(), sees),
        StepLine.of(call.steps(), sees),
        Owed.of(call, runs, now).stream()
            .flatMap(owed -> owed.debts().stream())
            .map(debt -> DebtLine.of(debt, now, sees))
            .toList(),
        last.to() == CallState.ENDED
            ? List.of()
            : new Moves(runs).of(call, now).stream().map(each -> MoveLine.of(each, sees)).toList());
  }

  private static Instant since(List<JournalRecord> records) {
    JournalRecord entered = records.getLast();
    for (JournalRecord record : records.reversed()) {
      if (record.to() != entered.to()) {
        break;
      }
      entered = record;
    }
    return entered.at();
  }

  private static String outcome(CallFacts facts) {
    Duration waited = facts.timeToPerson();
    if (facts.attempts() == 0) {
      return "nobody was rung";
    }
    return (waited == null ? "no person yet" : "a person after " + TimeWords.of(waited))
        + (facts.outcomes().isEmpty() ? "" : "; attempts: " + String.join(", ", facts.outcomes()));
  }

  private static String verdict(ReplayedCall call, UnaryOperator<String> sees) {
    return call.firstDisagreement()
        .map(each -> doubt(each, sees))
        .orElse(
            "Replay agrees: %d records decided again, the same.".formatted(call.steps().size()));
  }

  private static String doubt(Disagreement of, UnaryOperator<String> sees) {
    return "Record %d: %s.".formatted(of.sequence(), sees.apply(of.says()));
  }

  private static String words(BrokenPromise promise) {
    return promise.promise()
        + (promise.evidence().isEmpty() ? "" : ": " + promise.evidence().getFirst());
  }

  @Override
  public synchronized void destroy() {
    if (archive != null) {
      archive.close();
      archive = null;
    }
  }
}
