package dev.patchcord.orchestrator.command;

import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.orchestrator.archive.JournalArchive;
import dev.patchcord.orchestrator.archive.Range;
import dev.patchcord.orchestrator.machine.SpringMachines;
import dev.patchcord.orchestrator.query.CallQuery;
import dev.patchcord.orchestrator.query.QueryMistake;
import dev.patchcord.orchestrator.replay.CallFacts;
import dev.patchcord.orchestrator.replay.CallReplay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Many calls, listed and summarised. */
@Command(
    name = "range",
    description = {
      "Lists the calls that have a record in a range of time, each told as a whole, and sums them up:"
          + " by outcome, by the step at which they first failed, by the time to a person."
    },
    sortOptions = false,
    footer = {
      "",
      "The language of --where: FIELD SIGN VALUE, with and, or, not and",
      "parentheses. Signs are = != and, for texts, ~ (contains), for numbers and",
      "times < and >. Case does not matter; a value with spaces stands in",
      "quotation marks. Where a call has several values, one that fits is enough,",
      "and != means that none is equal.",
      "",
      "  state           visited: AI, HOLD, DIALING, BRIDGED, FALLBACK, ENDED",
      "  outcome         of any attempt: accepted, busy, no-answer, voicemail",
      "  specialist      anybody who was rung",
      "  transition      any row that was taken, such as hold/caller-in-room",
      "  from, to        phone numbers",
      "  call            the CallSid",
      "  flow, machine   versions",
      "  attempts        phones rung",
      "  rejected        triggers rejected",
      "  records         records of the journal",
      "  time-to-person  from the first wish to the first talk: 500ms, 12s, 1.5m",
      "  duration        from the first record to the end",
      "  ended           yes or no",
      "  agrees          yes or no: the verdict of replay",
      "",
      "Examples:",
      "  replay range --from -2h --where 'state=FALLBACK and outcome=voicemail'",
      "  replay range --from 2026-11-22 --where 'not ended=yes or attempts>2'"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:listed; every decision of these calls would be taken again",
      "1:listed, and a decision would be taken otherwise",
      "2:wrong options",
      "4:no call is in the range, or none fits",
      "5:the file is no journal, or is cut off",
      "6:listed; some calls were decided by a machine that this jar does not have",
      "7:Kafka does not answer, or has no journal",
      "8:listed, but records are missing"
    })
final class ReplayRangeCommand implements Callable<Integer> {
  @Option(names = "--where", paramLabel = "EXPR", description = "Only calls that fit: see below.")
  private @Nullable String where;

  @Option(names = "--numbers", description = "Show phone numbers whole.")
  private boolean numbers;

  @Mixin private final RangeOptions range = new RangeOptions();
  @Mixin private final JournalOptions journal = new JournalOptions();
  @Mixin private final Screen screen = new Screen();

  @Override
  public Integer call() {
    CallQuery query = query();
    RangeOptions.Bounds bounds = range.at(screen.clock().instant());
    CallReplay replay = new CallReplay(new SpringMachines());
    List<CallFacts> calls = new ArrayList<>();
    Range read;
    try (JournalArchive archive = journal.open();
        Screen.Progress progress = screen.progress("reading the journal")) {
      read =
          bounds.read(
              archive,
              each -> {
                CallFacts facts = CallFacts.of(replay.of(each));
                if (query.test(facts)) {
                  calls.add(facts);
                }
              },
              progress);
    }
    if (read.calls() == 0) {
      throw bounds.empty(journal.place());
    }
    if (calls.isEmpty()) {
      throw new CommandFailure(
          ExitCode.NOTHING_FOUND, "none of %d calls fits %s".formatted(read.calls(), where));
    }
    calls.sort(Comparator.comparing(CallFacts::begunAt).thenComparing(CallFacts::callId));
    print(read, calls);
    ExitCode worst = read.missing().isEmpty() ? ExitCode.OK : ExitCode.PARTIAL;
    for (CallFacts each : calls) {
      worst = Verdict.worse(worst, Verdict.of(each.disagreement()));
    }
    return worst.number();
  }

  private CallQuery query() {
    try {
      return where == null ? CallQuery.ALL : CallQuery.parse(where);
    } catch (QueryMistake e) {
      throw new CommandFailure(ExitCode.USAGE, "--where: " + e.getMessage());
    }
  }

  private void print(Range read, List<CallFacts> calls) {
    RangeSummary summary = RangeSummary.of(read, calls);
    if (screen.json()) {
      calls.forEach(each -> screen.json(json(each)));
      screen.json(summary);
      return;
    }
    CallTable table = new CallTable(screen.style(), numbers);
    table.lines(calls).forEach(screen::line);
    screen.line("");
    summary.lines().forEach(screen::line);
  }

  private JsonNode json(CallFacts call) {
    ObjectNode facts = ContractJson.mapper().valueToTree(call);
    if (!numbers) {
      facts.put("from", CallTable.masked(call.from()));
      facts.put("to", CallTable.masked(call.to()));
    }
    return facts;
  }
}
