package dev.patchcord.orchestrator.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Every kind of mistake is told with its line and with what to write instead. */
class FlowProblemsTest {
  private static final String HEAD =
      """
      flows:
        - version: desk-1
          numbers: ["+14155550100"]
          from: "+14155550199"
          specialists:
            - name: Ann
              number: "+14155550123"
      """;

  private static List<String> problems(String text) {
    InvalidFlows invalid =
        catchThrowableOfType(InvalidFlows.class, () -> FlowFile.read("f.yaml", text));
    return invalid == null ? List.of() : invalid.getMessage().lines().toList();
  }

  /** Problems of a good flow with further settings; they begin in line 8. */
  private static List<String> with(String settings) {
    return problems(HEAD + settings.indent(4));
  }

  private static List<String> withHours(String hours) {
    return problems(HEAD + "        hours:\n" + hours.indent(10));
  }

  @Test
  void syntax() {
    assertThat(problems("flows:\n  - version: ["))
        .singleElement()
        .asString()
        .startsWith("f.yaml:2:");
    assertThat(problems("flows:\n\t- a")).singleElement().asString().contains("is not YAML");
    assertThat(problems("a: &a [*a]")).singleElement().asString().contains("f.yaml:1:");
  }

  @Test
  void nothing() {
    assertThat(problems("")).containsExactly("f.yaml:1:1 flows is missing: write a list of flows");
    assertThat(problems("flows: []")).containsExactly("f.yaml:1:8 flows: must be a list of flows");
  }

  @Test
  void missingSettings() {
    assertThat(problems("flows:\n  - version: a\n"))
        .containsExactly(
            "f.yaml:2:5 flows[0]: from is missing: write one of your own numbers in quotes, with +"
                + " and country code, for example \"+14155550199\"",
            "f.yaml:2:5 flows[0]: numbers is missing: write a list of your own numbers, or any, for"
                + " example [\"+14155550199\"]",
            "f.yaml:2:5 flows[0]: specialists is missing: write a list of specialists");
  }

  @Test
  void unknownSettings() {
    assertThat(with("ring-timout: 15s\nringTimeout: 15s\ncolour: red"))
        .satisfiesExactly(
            first ->
                assertThat(first)
                    .isEqualTo(
                        "f.yaml:8:5 flows[0].ring-timout: unknown setting: did you mean"
                            + " ring-timeout?"),
            second -> assertThat(second).contains("f.yaml:9:5", "did you mean ring-timeout?"),
            third ->
                assertThat(third)
                    .startsWith(
                        "f.yaml:10:5 flows[0].colour: unknown setting: possible are version,"));
  }

  @Test
  void wordsThatAreNone() {
    assertThat(with("strategy: ringall\nladder: [next-specialist, hangup]"))
        .containsExactly(
            "f.yaml:8:15 flows[0].strategy: \"ringall\" is not one of hunt, round-robin, ring-all,"
                + " longest-idle: did you mean ring-all?",
            "f.yaml:9:31 flows[0].ladder[1]: \"hangup\" is not one of next-specialist, announcement,"
                + " back-to-ai, message, callback, goodbye");
    assertThat(with("ladder: [{back-to-ai: Hello}, {message: a, goodbye: b}, 3]"))
        .hasSize(3)
        .satisfies(all -> assertThat(all.get(0)).contains("ladder[0].back-to-ai: unknown setting"))
        .satisfies(all -> assertThat(all.get(1)).contains("ladder[1]: must be a step, alone or"))
        .satisfies(all -> assertThat(all.get(2)).contains("ladder[2]: 3 is not a step, alone or"));
  }

  @Test
  void timesAndNumbers() {
    assertThat(with("ring-timeout: 15\nhold-limit: 2 min\nattempts: 0\nstar-key: yes"))
        .containsExactly(
            "f.yaml:8:19 flows[0].ring-timeout: 15 is not a time, for example 15s or 2m or 1h",
            "f.yaml:9:17 flows[0].hold-limit: \"2 min\" is not a time, for example 15s or 2m or 1h",
            "f.yaml:10:15 flows[0].attempts: must be a whole number from 1 to 50",
            "f.yaml:11:15 flows[0].star-key: \"yes\" is not true or false");
    assertThat(with("ring-timeout: 2s\nhold-limit: 2h"))
        .containsExactly(
            "f.yaml:8:19 flows[0].ring-timeout: 2s is not between 5s and 10m",
            "f.yaml:9:17 flows[0].hold-limit: 2h is not between 10s and 1h");
    assertThat(with("ring-timeout: 60s\nhold-limit: 30s"))
        .containsExactly(
            "f.yaml:9:17 flows[0].hold-limit: the hold limit (30 s) is shorter than the ring timeout"
                + " (60 s): no phone could ring to its end");
  }

  @Test
  void telephoneNumbers() {
    assertThat(problems(HEAD.replace("+14155550199", "0800 555")))
        .containsExactly(
            "f.yaml:4:11 flows[0].from: \"0800 555\" is not one of your own numbers in quotes, with +"
                + " and country code, for example \"+14155550199\"");
    assertThat(problems(HEAD.replace("+14155550123", "ann")))
        .singleElement()
        .asString()
        .startsWith(
            "f.yaml:7:17 flows[0].specialists[0].number: \"ann\" is not a number in quotes");
    assertThat(problems(HEAD.replace("+14155550100", "555-0100")))
        .singleElement()
        .asString()
        .startsWith("f.yaml:3:15 flows[0].numbers[0]: \"555-0100\" is not any, or one of your own");
  }

  @Test
  void numbersOfTwoFlows() {
    assertThat(problems(HEAD + HEAD.replace("flows:\n", "")))
        .containsExactly(
            "f.yaml:8:14 flows[1].version: \"desk-1\" is the version of flows[0] as well: the journal"
                + " could not tell them apart",
            "f.yaml:9:15 flows[1].numbers[0]: +14155550100 is claimed by flows[0] as well: one flow"
                + " per number");
    assertThat(problems(HEAD.replace("+14155550123", "+14155550100")))
        .containsExactly(
            "f.yaml:7:17 flows[0].specialists[0].number: +14155550100 is a number that flows[0]"
                + " answers: the call would come back to us");
  }

  @Test
  void specialists() {
    assertThat(problems(HEAD + "      - {name: ann, number: \"+14155550124\"}\n"))
        .containsExactly(
            "f.yaml:8:16 flows[0].specialists[1].name: \"ann\" is also the name of specialists[0]:"
                + " give each a name of its own");
    StringBuilder eleven = new StringBuilder(HEAD);
    for (int i = 0; i < 10; i++) {
      eleven.append("      - {name: A%d, number: \"+1415555020%d\"}%n".formatted(i, i));
    }
    assertThat(problems(eleven + "    strategy: ring-all\n"))
        .singleElement()
        .asString()
        .startsWith("f.yaml:18:15 flows[0].strategy: ring-all rings 10 phones at most");
  }

  @Test
  void hours() {
    assertThat(withHours("zone: europe/berln\nopen: {mon: 09:00-17:00}"))
        .containsExactly(
            "f.yaml:9:17 flows[0].specialists[0].hours.zone: \"europe/berln\" is not a time zone: did"
                + " you mean Europe/Berlin?");
    assertThat(withHours("zone: Mars\nopen: {moon: 09:00-17:00}"))
        .containsExactly(
            "f.yaml:10:18 flows[0].specialists[0].hours.open.moon: \"moon\" is not a day, days or a"
                + " span of days, for example mon or mon-fri or mon, wed");
    assertThat(withHours("zone: UTC\nopen: {mon: 9-17}"))
        .containsExactly(
            "f.yaml:10:23 flows[0].specialists[0].hours.open.mon: \"9-17\" is not openings from-to,"
                + " for example 09:00-12:30, 13:30-17:00");
    assertThat(
            withHours("zone: UTC\nopen: {mon: 22:00-06:00, mon-tue: \"08:00-12:00, 11:00-13:00\"}"))
        .containsExactly(
            "f.yaml:10:23 flows[0].specialists[0].hours.open.mon: 22:00-06:00 ends before it begins:"
                + " for a night write 22:00-24:00, and 00:00-06:00 on the next day",
            "f.yaml:10:45 flows[0].specialists[0].hours.open.mon-tue: 11:00-13:00 overlaps the"
                + " opening before it");
    assertThat(withHours("zone: UTC\nopen: {mon-fri: 09:00-17:00, fri: 10:00-12:00}"))
        .singleElement()
        .asString()
        .endsWith("open.fri: fri is open twice at 10:00: write each opening once");
    assertThat(withHours("zone: UTC\nopen: {mon: 09:00-17:00}\nholidays: [2026-02-30, Easter]"))
        .singleElement()
        .asString()
        .contains("f.yaml:11:34", "\"Easter\" is not a day as year-month-day");
    assertThat(withHours("zone: UTC\nopen: {mon: 09:00-17:00}\nholidays: [2026-02-30]"))
        .singleElement()
        .asString()
        .endsWith("holidays[0]: 2026-02-30 is not a day of the calendar");
  }

  @Test
  void waitingWithNothingToHear() {
    assertThat(with("waiting: {music: [], notes: []}"))
        .singleElement()
        .asString()
        .contains("f.yaml:8:", "waiting.music", "leave music out for the default");
    assertThat(with("waiting: {music: [], notes: [Soon.]}")).isEmpty();
    assertThat(with("waiting: {notes: []}")).isEmpty();
  }

  @Test
  void ladders() {
    assertThat(with("ladder: [next-specialist, callback]"))
        .containsExactly(
            "f.yaml:8:31 flows[0].ladder[1]: callback cannot be the last step, since the caller would"
                + " be left alone after it: add back-to-ai, message or goodbye");
    assertThat(with("ladder: [goodbye, message]"))
        .containsExactly(
            "f.yaml:8:23 flows[0].ladder[1]: is never reached: goodbye before it ends the call");
    assertThat(with("after-bridge: [next-specialist, goodbye]"))
        .singleElement()
        .asString()
        .contains("f.yaml:8:20", "next-specialist makes no sense after a talk");
  }

  @Test
  void sentences() {
    assertThat(with("briefing: For {calller}\nsentences: {goodbye: \"Bye {seconds}\"}"))
        .containsExactly(
            "f.yaml:8:15 flows[0].briefing: {calller} cannot be filled in: did you mean {caller}?",
            "f.yaml:9:26 flows[0].sentences.goodbye: {seconds} can be filled in only in queue-note");
    assertThat(with("ladder: [{announcement: \"Hi {x}\"}, goodbye]\nwaiting: {notes: [\"{}\"]}"))
        .hasSize(2)
        .allMatch(problem -> problem.contains("possible are {caller}, {reason}"));
    assertThat(with("language: fr-FR"))
        .singleElement()
        .asString()
        .startsWith("f.yaml:8:15 flows[0].language: there are no sentences in fr-FR yet: write ")
        .contains("sentences.goodbye", "waiting.notes", "briefing");
  }

  @Test
  void appointments() {
    assertThat(with("appointments: {calendar: a, slot: 20m, lead: 2d, horizon: 1d}"))
        .containsExactly(
            "f.yaml:8:19 flows[0].appointments: no specialist of this flow has hours, so there is"
                + " nothing to book: add hours to one",
            "f.yaml:8:50 flows[0].appointments.lead: lead must be shorter than horizon");
  }

  @Test
  void settingsWrittenTwice() {
    assertThat(with("attempts: 1\nattempts: 2"))
        .containsExactly("f.yaml:9:5 flows[0].attempts: is written twice: keep one of them");
  }

  @Test
  void mistakesBehindAnAliasAreToldOnceWhereTheyAreWritten() {
    String text =
        """
        shared: &hours {zone: UTC, open: {mon: 9-17}}
        flows:
          - version: desk-1
            numbers: any
            from: "+14155550199"
            specialists:
              - {name: Ann, number: "+14155550123", hours: *hours}
              - {<<: {skills: [3]}, name: Ben, number: "+14155550124", hours: *hours}
        """;
    assertThat(problems(text))
        .hasSize(3)
        .filteredOn(problem -> problem.startsWith("f.yaml:1:40 "))
        .hasSize(2);
  }

  @Test
  void mistakesOfSeveralFlowsAreToldAtOnce() {
    String second = HEAD.replace("flows:\n", "").replace("desk-1", "desk 2");
    assertThat(problems(HEAD + "    ladder: [callback]\n" + second))
        .hasSize(2)
        .satisfies(all -> assertThat(all.get(0)).startsWith("f.yaml:8:14 flows[0].ladder[0]:"))
        .satisfies(all -> assertThat(all.get(1)).startsWith("f.yaml:9:14 flows[1].version:"));
  }
}
