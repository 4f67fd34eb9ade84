package dev.patchcord.sandbox.run;

import dev.patchcord.contract.Leg;
import dev.patchcord.contract.command.CallCommand;
import dev.patchcord.contract.event.LegProgressed;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.outcome.CommandOutcome;
import dev.patchcord.contract.outcome.CommandQueued;
import dev.patchcord.contract.outcome.CommandStarted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * What both sides wrote down about one call: the journal, and the twin as the outside world's
 * witness.
 *
 * @param callId the caller's CallSid
 * @param journal the call's records so far
 * @param twin the twin's entries, per leg
 * @param sessions all AI sessions that the twin was asked for
 */
record Evidence(
    String callId,
    List<JournalRecord> journal,
    Map<String, List<JsonNode>> twin,
    List<JsonNode> sessions) {

  /** Asks the twin about the call's legs. */
  static Evidence gather(String callId, List<JournalRecord> journal, TwinClient client)
      throws java.io.IOException, InterruptedException {
    Map<String, List<JsonNode>> twin = new HashMap<>();
    twin.put(callId, client.record(callId));
    for (String leg : specialistLegs(journal)) {
      twin.put(leg, client.record(leg));
    }
    return new Evidence(callId, List.copyOf(journal), Map.copyOf(twin), client.sessions());
  }

  /** The states in the order in which they were entered. */
  static List<CallState> path(List<JournalRecord> journal) {
    List<CallState> path = new ArrayList<>();
    for (JournalRecord record : journal) {
      if (path.isEmpty() || path.getLast() != record.to()) {
        path.add(record.to());
      }
    }
    return path;
  }

  /** True if the call is over and every command has its outcome. */
  static boolean settled(List<JournalRecord> journal) {
    Set<String> open = new HashSet<>();
    for (JournalRecord record : journal) {
      record.commands().stream().map(CallCommand::commandId).forEach(open::add);
      if (record.trigger() instanceof CommandOutcome outcome
          && !(outcome instanceof CommandStarted || outcome instanceof CommandQueued)) {
        open.remove(outcome.commandId());
      }
    }
    return open.isEmpty() && over(journal);
  }

  static boolean over(List<JournalRecord> journal) {
    return !journal.isEmpty() && journal.getLast().to() == CallState.ENDED;
  }

  List<CallState> path() {
    return path(journal);
  }

  /** True if the twin says that the caller and a specialist heard each other. */
  boolean callerHeardSpecialist() {
    Set<String> specialists = specialistLegs(journal);
    return entries(callId, "bridged")
        .flatMap(entry -> entry.path("with").valueStream())
        .anyMatch(leg -> specialists.contains(leg.asString()));
  }

  /** How many specialists' phones rang, by the twin's account. */
  long phonesThatRang() {
    return specialistLegs(journal).stream()
        .filter(leg -> entries(leg, "phone-rang").findAny().isPresent())
        .count();
  }

  /** The last status of the only specialist's leg, in Twilio's words; empty if there is none. */
  String specialistsEnd() {
    return specialistLegs(journal).stream()
        .flatMap(leg -> entries(leg, "leg"))
        .map(entry -> entry.path("status").asString())
        .reduce("", (before, after) -> after);
  }

  /** The variables that a later AI session of this call was given; empty if there was none. */
  Optional<JsonNode> contextOfReturn() {
    return sessions.stream()
        .filter(session -> session.path("callSid").asString("").equals(callId))
        .filter(session -> session.path("number").asInt(0) > 1)
        .map(session -> session.path("variableValues"))
        .reduce((before, after) -> after);
  }

  private java.util.stream.Stream<JsonNode> entries(String leg, String what) {
    return twin.getOrDefault(leg, List.of()).stream()
        .filter(entry -> entry.path("what").asString("").equals(what));
  }

  private static Set<String> specialistLegs(List<JournalRecord> journal) {
    Set<String> legs = new TreeSet<>();
    for (JournalRecord record : journal) {
      if (record.trigger() instanceof LegProgressed leg && leg.leg() == Leg.SPECIALIST) {
        legs.add(leg.legSid());
      }
    }
    return legs;
  }
}
