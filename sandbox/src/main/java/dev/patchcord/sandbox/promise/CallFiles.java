package dev.patchcord.sandbox.promise;

import dev.patchcord.contract.callback.Webhook;
import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.outcome.CommandOutcome;
import dev.patchcord.contract.outcome.CommandQueued;
import dev.patchcord.contract.outcome.CommandStarted;
import dev.patchcord.sandbox.promise.CallFile.Phone;
import dev.patchcord.sandbox.twin.record.Entry;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Collects the evidence of each call while it goes on, until its file is closed. Safe for use by
 * several threads.
 */
public final class CallFiles {
  /** Delivery ids are kept for all calls at once: an event may stand under another call's id. */
  private static final int REMEMBERED_DELIVERIES = 200_000;

  /** Late evidence of a closed call comes soon or not at all. */
  private static final int REMEMBERED_LEGS = 20_000;

  private static final String ROOM = Webhook.room("");

  private final Map<String, List<Numbered>> byLeg = new HashMap<>();
  private final Map<String, List<Numbered>> byRoom = new HashMap<>();
  private final Map<String, Map<String, Phone>> phones = new HashMap<>();
  private final Map<String, List<JournalRecord>> journals = new LinkedHashMap<>();
  private final Map<String, Set<String>> ended = new HashMap<>();
  private final Set<String> closed = latest(REMEMBERED_LEGS);
  private final Set<String> logged = latest(REMEMBERED_DELIVERIES);
  private Instant latest = Instant.EPOCH;
  private long number;

  private record Numbered(long number, Entry entry) {}

  /** The next entry of the twin's record. */
  public synchronized void saw(Entry entry) {
    latest = entry.at().isAfter(latest) ? entry.at() : latest;
    if (entry instanceof Entry.RestRequest request) {
      dialled(request);
    }
    String leg = entry.callSid();
    Numbered next = new Numbered(number++, entry);
    if (entry instanceof Entry.RoomChanged room && room.room().startsWith(ROOM)) {
      String callId = room.room().substring(ROOM.length());
      if (!closed.contains(callId)) {
        byRoom.computeIfAbsent(callId, any -> new ArrayList<>()).add(next);
      }
    } else if (leg != null && !closed.contains(leg)) {
      byLeg.computeIfAbsent(leg, any -> new ArrayList<>()).add(next);
    }
  }

  /** The next record of the journal. */
  public synchronized void decided(JournalRecord record) {
    latest = record.at().isAfter(latest) ? record.at() : latest;
    if (!closed.contains(record.callId())) {
      journals.computeIfAbsent(record.callId(), any -> new ArrayList<>()).add(record);
    }
  }

  /** An event is in the log. */
  public synchronized void logged(String deliveryId) {
    logged.add(deliveryId);
  }

  /** An outcome is in the log. */
  public synchronized void came(CommandOutcome outcome) {
    boolean last = !(outcome instanceof CommandStarted || outcome instanceof CommandQueued);
    if (last && !closed.contains(outcome.callId())) {
      ended.computeIfAbsent(outcome.callId(), any -> new HashSet<>()).add(outcome.commandId());
    }
  }

  /** Calls that the machine has heard of and whose file is not closed. */
  public synchronized List<String> open() {
    return List.copyOf(journals.keySet());
  }

  /** What is known of a call by now. */
  public synchronized CallFile of(String callId) {
    Map<String, Phone> own = phones.getOrDefault(callId, Map.of());
    List<Entry> entries =
        Stream.of(
                byLeg.getOrDefault(callId, List.of()).stream(),
                byRoom.getOrDefault(callId, List.of()).stream(),
                own.keySet().stream()
                    .filter(leg -> !leg.equals(callId))
                    .flatMap(leg -> byLeg.getOrDefault(leg, List.of()).stream()))
            .flatMap(each -> each)
            .sorted(Comparator.comparingLong(Numbered::number))
            .map(Numbered::entry)
            .toList();
    Set<String> tokens = new TreeSet<>();
    for (Entry entry : entries) {
      if (entry instanceof Entry.WebhookSent sent && logged.contains(sent.token())) {
        tokens.add(sent.token());
      }
    }
    return new CallFile(
        callId,
        entries,
        own,
        journals.getOrDefault(callId, List.of()),
        tokens,
        ended.getOrDefault(callId, Set.of()),
        latest);
  }

  /** Forgets a call, and takes no more evidence of it. */
  public synchronized void close(String callId) {
    closed.add(callId);
    byLeg.remove(callId);
    byRoom.remove(callId);
    journals.remove(callId);
    ended.remove(callId);
    Map<String, Phone> own = phones.remove(callId);
    if (own != null) {
      own.values().stream()
          // The leg of a callback goes on as a call of its own.
          .filter(phone -> !phone.callback())
          .forEach(
              phone -> {
                byLeg.remove(phone.legSid());
                closed.add(phone.legSid());
              });
    }
  }

  private void dialled(Entry.RestRequest request) {
    String leg = request.callSid();
    if (leg == null
        || !request.carriedOut()
        || !request.method().equals("POST")
        || !request.path().equals("/Calls.json")) {
      return;
    }
    String callId = query(request, Webhook.CALL);
    String attempt = query(request, Webhook.ATTEMPT);
    String callback = query(request, Webhook.CALLBACK_NUMBER);
    String which = attempt == null ? callback : attempt;
    if (callId != null && which != null) {
      phones
          .computeIfAbsent(callId, any -> new LinkedHashMap<>())
          .put(leg, new Phone(leg, callId, Integer.parseInt(which), attempt == null, request.at()));
    }
  }

  /** A set that forgets its oldest members. */
  private static Set<String> latest(int most) {
    return Collections.newSetFromMap(
        new LinkedHashMap<>() {
          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > most;
          }
        });
  }

  private static @Nullable String query(Entry.RestRequest request, String name) {
    List<String> urls = request.fields().getOrDefault("Url", List.of());
    String query = urls.isEmpty() ? null : URI.create(urls.getFirst()).getQuery();
    return query == null
        ? null
        : Stream.of(query.split("&"))
            .filter(pair -> pair.startsWith(name + "="))
            .map(pair -> pair.substring(name.length() + 1))
            .findFirst()
            .orElse(null);
  }
}
