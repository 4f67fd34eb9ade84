package dev.patchcord.sandbox.twin.rest;

import dev.patchcord.sandbox.twin.leg.LegPlan;
import dev.patchcord.sandbox.twin.leg.LegPlan.Hook;
import dev.patchcord.sandbox.twin.leg.Legs;
import dev.patchcord.sandbox.twin.room.Entrance;
import dev.patchcord.sandbox.twin.room.JoinResult.Refused;
import dev.patchcord.sandbox.twin.room.Participant;
import dev.patchcord.sandbox.twin.room.Room;
import dev.patchcord.sandbox.twin.room.Rooms;
import dev.patchcord.sandbox.twin.twiml.Announcements;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The Participant resource: only active participants of live conferences are to be seen. */
@RestController
@RequestMapping("/2010-04-01/Accounts/{account}/Conferences/{conference}")
class ParticipantsController {
  private static final Pattern CALL_SID = Pattern.compile("CA[0-9a-f]{32}");
  private static final Pattern CONFERENCE_SID = Pattern.compile("CF[0-9a-f]{32}");
  private static final int MAX_LABEL = 128;
  private static final Set<String> USUAL_EVENTS = Set.of("start", "end");

  private final Rooms rooms;
  private final Legs legs;
  private final LegPlans plans;
  private final Bodies bodies;
  private final Announcements announcements;

  ParticipantsController(
      Rooms rooms, Legs legs, LegPlans plans, Bodies bodies, Announcements announcements) {
    this.rooms = rooms;
    this.legs = legs;
    this.plans = plans;
    this.bodies = bodies;
    this.announcements = announcements;
  }

  @PostMapping("/Participants.json")
  @ResponseStatus(HttpStatus.CREATED)
  Map<String, @Nullable Object> create(
      @PathVariable String conference, HttpServletRequest request) {
    Form form = new Form(request.getParameterMap());
    String name = rooms.live(conference).map(Room::name).orElse(conference);
    if (CONFERENCE_SID.matcher(name).matches()) {
      throw unknown(conference, "");
    }
    Entrance entrance = entrance(form, name);
    LegPlan plan = plans.participant(form, legs.documents(RoomDocument.of(entrance, form)));
    AtomicReference<@Nullable Participant> invited = new AtomicReference<>();
    Optional<Refused> refused = rooms.invite(entrance, () -> legs.dial(plan), invited::set);
    if (refused.isPresent()) {
      // The same guard has another code in TwiML.
      int code = refused.get().code() == 16025 ? 16026 : refused.get().code();
      throw TwilioRefusal.badRequest(code, refused.get().message());
    }
    Room room = rooms.live(name).orElseThrow(() -> unknown(conference, ""));
    Participant who = invited.get();
    if (who == null) {
      throw new IllegalStateException("invited without a participant");
    }
    request.setAttribute(RestGate.MADE, who.leg().sid());
    return bodies.participant(room, who);
  }

  @GetMapping("/Participants.json")
  Map<String, @Nullable Object> list(@PathVariable String conference, HttpServletRequest request) {
    Form form = new Form(request.getParameterMap());
    Optional<Room> room = rooms.live(conference);
    if (room.isEmpty() && rooms.find(conference).isEmpty()) {
      throw unknown(conference, "");
    }
    List<Participant> found =
        room.map(rooms::participants).orElse(List.of()).stream()
            .filter(one -> form.text("Muted").map(v -> is(v, one.muted())).orElse(true))
            .filter(one -> form.text("Hold").map(v -> is(v, one.hold())).orElse(true))
            .toList();
    return Pages.of(
        "participants",
        bodies.root() + "/Conferences/" + conference + "/Participants.json",
        request.getParameterMap(),
        found,
        one -> one.leg().sid(),
        one -> bodies.participant(room.orElseThrow(), one));
  }

  @GetMapping("/Participants/{who}.json")
  Map<String, @Nullable Object> fetch(@PathVariable String conference, @PathVariable String who) {
    return bodies.participant(room(conference), find(conference, who));
  }

  @PostMapping("/Participants/{who}.json")
  Map<String, @Nullable Object> update(
      @PathVariable String conference, @PathVariable String who, HttpServletRequest request) {
    Form form = new Form(request.getParameterMap());
    Room room = room(conference);
    Participant participant = find(conference, who);
    rooms.update(
        room, participant, form.flag("Muted"), form.flag("Hold"), form.flag("EndConferenceOnExit"));
    form.hook("AnnounceUrl", "AnnounceMethod", 21205)
        .ifPresent(
            url ->
                announcements.announce(
                    List.of(participant.leg()),
                    url,
                    () -> rooms.announced(room, url.url()),
                    why -> rooms.notAnnounced(room, url.url(), why)));
    return bodies.participant(room, participant);
  }

  @DeleteMapping("/Participants/{who}.json")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void kick(@PathVariable String conference, @PathVariable String who) {
    if (!rooms.kick(room(conference), find(conference, who).leg().sid())) {
      throw unknown(conference, who);
    }
  }

  private Room room(String conference) {
    return rooms.live(conference).orElseThrow(() -> unknown(conference, ""));
  }

  private Participant find(String conference, String who) {
    return rooms.participants(room(conference)).stream()
        .filter(one -> who.equals(one.leg().sid()) || who.equals(one.entrance().label()))
        .findFirst()
        .orElseThrow(() -> unknown(conference, "/" + who));
  }

  private static Entrance entrance(Form form, String name) {
    String label = form.text("Label").orElse(null);
    if (label != null
        && (label.length() > MAX_LABEL
            || label.contains("/")
            || label.contains("%2F")
            || CALL_SID.matcher(label).matches())) {
      throw TwilioRefusal.badRequest(16024, "Participant label is invalid: " + label);
    }
    Optional<Hook> reports =
        form.hook("ConferenceStatusCallback", "ConferenceStatusCallbackMethod", 21609);
    Set<String> events = form.words("ConferenceStatusCallbackEvent");
    int most =
        Math.toIntExact(
            form.seconds(
                    "MaxParticipants",
                    java.time.Duration.ofSeconds(Entrance.MAX_PARTICIPANTS),
                    2,
                    Entrance.MAX_PARTICIPANTS,
                    16001)
                .toSeconds());
    return new Entrance(
        name,
        label,
        form.flag("Muted", false),
        form.flag("StartConferenceOnEnter", true),
        form.flag("EndConferenceOnExit", false),
        most,
        reports
            .map(
                url ->
                    new Entrance.Reports(
                        url.url(), url.method(), events.isEmpty() ? USUAL_EVENTS : events))
            .orElse(null));
  }

  private static boolean is(String wanted, boolean actual) {
    return Boolean.parseBoolean(wanted) == actual;
  }

  private static TwilioRefusal unknown(String conference, String who) {
    return TwilioRefusal.notFound("/Conferences/" + conference + "/Participants" + who + ".json");
  }
}
