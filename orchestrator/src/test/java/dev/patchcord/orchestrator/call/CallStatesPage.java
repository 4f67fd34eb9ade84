package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.journal.CallState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The page {@code docs/call-states.md}, written from the table. */
final class CallStatesPage {
  static final String COMMAND =
      "./mvnw -pl orchestrator -am test -Dtest=CallStatesPageTest -Dregenerate=true"
          + " -Dsurefire.failIfNoSpecifiedTests=false";

  private final StringBuilder page = new StringBuilder();

  static String of(CallTransitions table) {
    return new CallStatesPage().write(table);
  }

  private String write(CallTransitions table) {
    line("# The states of a call");
    line("");
    line("Generated from the transition table (version " + table.version().number() + "); do not");
    line("edit. To write it anew:");
    line("");
    line("    " + COMMAND);
    line("");
    line("Of the rows with the call's state and the trigger, the first whose condition holds is");
    line("taken. If none does, the trigger is rejected: the journal keeps it with the reason, and");
    line("whoever asked is answered by the state all the same. A deadline that means nothing in");
    line("the state that is entered is cancelled. A call first heard of by any trigger is adopted");
    line("in `AI` and takes that trigger there.");
    line("");
    diagram(table);
    deadlines();
    for (CallState state : CallState.values()) {
      state(state, table);
    }
    return page.toString().stripTrailing() + "\n";
  }

  /** Only rows that change the state: one arrow per pair of states, its labels joined. */
  private void diagram(CallTransitions table) {
    line("```mermaid");
    line("stateDiagram-v2");
    line("  [*] --> AI");
    Map<String, List<String>> arrows = new LinkedHashMap<>();
    for (Transition row : table.rows()) {
      if (row.from() != row.to() && row.to() != CallState.ENDED) {
        arrows
            .computeIfAbsent(row.from() + " --> " + row.to(), _ -> new ArrayList<>())
            .add(shortName(row).replace('-', ' '));
      }
    }
    arrows.forEach((arrow, labels) -> line("  " + arrow + ": " + String.join("<br/>", labels)));
    for (CallState state : CallState.values()) {
      if (state != CallState.ENDED) {
        line("  " + state + " --> ENDED: the caller has gone");
      }
    }
    line("  ENDED --> [*]: forgotten");
    line("```");
    line("");
  }

  private void deadlines() {
    line("## Deadlines");
    line("");
    line("| deadline | belongs to |");
    line("|---|---|");
    for (Timer timer : Timer.values()) {
      String states =
          List.of(CallState.values()).stream()
              .filter(timer::belongsTo)
              .map(CallState::name)
              .collect(Collectors.joining(", "));
      line(
          "| `"
              + timer.key()
              + (timer == Timer.END_LEG ? "<attempt>" : "")
              + "` | "
              + states
              + " |");
    }
    line("");
  }

  private void state(CallState state, CallTransitions table) {
    line("## " + state);
    line("");
    line(meaning(state));
    line("");
    line("Answers: " + answers(state));
    line("");
    line("| row | trigger | condition | to | does |");
    line("|---|---|---|---|---|");
    for (Transition row : table.rows()) {
      if (row.from() == state) {
        line(
            "| %s | %s | %s | %s | %s |"
                .formatted(
                    shortName(row),
                    row.on().words(),
                    row.guard().says(),
                    row.to() == state ? "" : row.to(),
                    row.does()));
      }
    }
    line("");
  }

  private static String meaning(CallState state) {
    return switch (state) {
      case AI -> "The caller talks to the assistant, or is about to.";
      case HOLD -> "A specialist is wanted; the caller is being moved into the room with music.";
      case DIALING -> "The caller is held and an attempt to reach a specialist is under way.";
      case BRIDGED -> "Caller and specialist are in the room together.";
      case FALLBACK ->
          "Nobody took the call, or the talk is over: the caller is being looked after.";
      case ENDED -> "The caller has gone. Final; the record is kept for late callbacks.";
    };
  }

  private static String answers(CallState state) {
    return switch (state) {
      case AI ->
          "the caller's leg gets the session's document, or waits until it is known. A specialist's"
              + " leg is told that it is too late.";
      case HOLD ->
          "the caller's leg gets the hold document. A specialist's leg is told that it is too"
              + " late.";
      case DIALING ->
          "the caller's leg gets the hold document; the specialist's leg the screening document,"
              + " after the key press the document into the room.";
      case BRIDGED ->
          "the caller's leg gets the hold document, which leads into the room; the specialist's leg"
              + " the document into the room.";
      case FALLBACK ->
          "the caller's leg opens a new session, or waits for it, or hears the last sentence. A"
              + " specialist's leg is told that it is too late.";
      case ENDED ->
          "the caller's leg is hung up without a word. A specialist's leg is told that it is too"
              + " late.";
    };
  }

  private static String shortName(Transition row) {
    return row.name().substring(row.name().indexOf('/') + 1);
  }

  private void line(String text) {
    page.append(text.stripTrailing()).append('\n');
  }
}
