package dev.patchcord.dialer.twilio;

import com.twilio.exception.ApiException;
import com.twilio.exception.TwilioException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.Conference;
import com.twilio.rest.api.v2010.account.conference.Participant;
import dev.patchcord.contract.callback.Webhook;
import dev.patchcord.contract.command.LookUpAttempt;
import dev.patchcord.contract.command.LookUpCaller;
import dev.patchcord.contract.outcome.LookedUp.FoundLeg;
import dev.patchcord.dialer.telephony.Reply;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Questions to Twilio. Its reads may lag behind (its page on fetching a call says so), so nothing
 * here is proof that a leg does not exist.
 */
final class LookUps {
  private static final Logger log = LoggerFactory.getLogger(LookUps.class);

  /** Twilio tells whole seconds, rounded down, of its own clock. */
  private static final Duration CREATED_MARGIN = Duration.ofSeconds(2);

  /** What the REST API made; not a call to us, and no {@code <Dial>} of a document. */
  private static final String BY_REST = "outbound-api";

  /** In the order of a leg's life, so that one that moves on between two questions is met. */
  private static final List<Call.Status> LIVE =
      List.of(Call.Status.QUEUED, Call.Status.RINGING, Call.Status.IN_PROGRESS);

  private final TwilioRestClient client;
  private final OwnLegs own;

  LookUps(TwilioRestClient client, OwnLegs own) {
    this.client = client;
    this.own = own;
  }

  Reply caller(LookUpCaller command) {
    return Replies.of(
        () -> {
          List<FoundLeg> legs = named(command.legSid());
          Room room = room(command);
          return new Reply.Found(legs, room.labels(), room.conferenceSid());
        });
  }

  Reply attempt(LookUpAttempt command) {
    String legSid = command.legSid();
    return Replies.of(
        () -> new Reply.Found(legSid == null ? dialled(command) : named(legSid), null, null));
  }

  private List<FoundLeg> named(String legSid) {
    try {
      return List.of(found(Call.fetcher(legSid).fetch(client)));
    } catch (ApiException e) {
      if (Replies.isNotFound(e)) {
        return List.of();
      }
      throw e;
    }
  }

  /**
   * The legs from that number to that number since then. Three questions for those that live, which
   * are few, and one for the newest of all, which also has those that are over. Twilio's filter by
   * time is of no use: it goes by day, and by a start that a queued leg does not have.
   */
  private List<FoundLeg> dialled(LookUpAttempt command) {
    Map<String, FoundLeg> legs = new LinkedHashMap<>();
    for (Call.Status status : LIVE) {
      add(legs, command, status);
    }
    add(legs, command, null);
    return legs.values().stream()
        .sorted(
            Comparator.comparing(
                FoundLeg::createdAt, Comparator.nullsLast(Comparator.naturalOrder())))
        .toList();
  }

  private void add(
      Map<String, FoundLeg> legs, LookUpAttempt command, Call.@Nullable Status status) {
    var reader = Call.reader().setTo(command.to()).setFrom(command.from());
    if (status != null) {
      reader.setStatus(status);
    }
    Instant since = command.since().minus(CREATED_MARGIN);
    for (Call call : reader.firstPage(client).getRecords()) {
      FoundLeg leg = found(call);
      boolean ours =
          (call.getDirection() == null || call.getDirection().equals(BY_REST))
              && !own.isOfAnother(leg.legSid(), command.callId(), command.attempt());
      if (ours && (leg.createdAt() == null || !leg.createdAt().isBefore(since))) {
        // What was said later is nearer to the truth.
        legs.put(leg.legSid(), leg);
      }
    }
  }

  /** A room that cannot be read takes nothing from what is known of the leg. */
  private Room room(LookUpCaller command) {
    String known = command.conferenceSid();
    try {
      Room room = known == null ? Room.NONE : live(known);
      // The caller may have been in a room before, and be in another of the same name now.
      return room.equals(Room.NONE) ? byName(Webhook.room(command.callId()), known) : room;
    } catch (UnreadableReply | UncheckedIOException | TwilioException e) {
      log.warn("the room of call {} cannot be read: {}", command.callId(), e.getMessage());
      return new Room(null, known);
    }
  }

  /** Without a filter by status: a caller who waits alone is in a room that is not in progress. */
  private Room byName(String name, @Nullable String notThis) {
    for (Conference conference :
        Conference.reader().setFriendlyName(name).firstPage(client).getRecords()) {
      if (conference.getStatus() != Conference.Status.COMPLETED
          && !conference.getSid().equals(notThis)) {
        Room room = live(conference.getSid());
        if (!room.equals(Room.NONE)) {
          return room;
        }
      }
    }
    return Room.NONE;
  }

  /** Twilio lists participants of live rooms only, and a live room has one at least. */
  private Room live(String conferenceSid) {
    try {
      List<String> labels =
          Participant.reader(conferenceSid).firstPage(client).getRecords().stream()
              .map(who -> Objects.requireNonNullElse(who.getLabel(), who.getCallSid()))
              .toList();
      return labels.isEmpty() ? Room.NONE : new Room(labels, conferenceSid);
    } catch (ApiException e) {
      if (Replies.isNotFound(e)) {
        return Room.NONE;
      }
      throw e;
    }
  }

  private static FoundLeg found(Call call) {
    ZonedDateTime created = call.getDateCreated();
    return new FoundLeg(
        call.getSid(), Replies.status(call), created == null ? null : created.toInstant());
  }

  /**
   * Who is in a room.
   *
   * @param labels null if that could not be read
   */
  private record Room(@Nullable List<String> labels, @Nullable String conferenceSid) {
    static final Room NONE = new Room(List.of(), null);
  }
}
