package dev.patchcord.sandbox.twin.rest;

import dev.patchcord.sandbox.twin.leg.Leg;
import dev.patchcord.sandbox.twin.room.Participant;
import dev.patchcord.sandbox.twin.room.Room;
import dev.patchcord.sandbox.twin.room.Rooms;
import dev.patchcord.sandbox.twin.twiml.Announcements;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The Conference resource. */
@RestController
@RequestMapping("/2010-04-01/Accounts/{account}")
class ConferencesController {
  private final Rooms rooms;
  private final Bodies bodies;
  private final Announcements announcements;

  ConferencesController(Rooms rooms, Bodies bodies, Announcements announcements) {
    this.rooms = rooms;
    this.bodies = bodies;
    this.announcements = announcements;
  }

  @GetMapping("/Conferences.json")
  Map<String, @Nullable Object> list(HttpServletRequest request) {
    Form form = new Form(request.getParameterMap());
    List<Room> found =
        rooms.newestFirst().stream()
            .filter(room -> form.text("FriendlyName").map(room.name()::equals).orElse(true))
            .filter(room -> form.text("Status").map(room.state().word()::equals).orElse(true))
            .filter(room -> Dates.passes(form, "DateCreated", Optional.of(room.created())))
            .filter(room -> Dates.passes(form, "DateUpdated", Optional.of(room.updated())))
            .toList();
    return Pages.of(
        "conferences",
        bodies.root() + "/Conferences.json",
        request.getParameterMap(),
        found,
        Room::sid,
        bodies::conference);
  }

  @GetMapping("/Conferences/{sid}.json")
  Map<String, @Nullable Object> fetch(@PathVariable String sid) {
    return rooms.find(sid).map(bodies::conference).orElseThrow(() -> unknown(sid));
  }

  @PostMapping("/Conferences/{sid}.json")
  Map<String, @Nullable Object> update(@PathVariable String sid, HttpServletRequest request) {
    Room room =
        rooms.live(sid).filter(one -> one.sid().equals(sid)).orElseThrow(() -> unknown(sid));
    Form form = new Form(request.getParameterMap());
    form.hook("AnnounceUrl", "AnnounceMethod", 21205)
        .ifPresent(
            url -> {
              List<Leg> everybody =
                  rooms.participants(room).stream()
                      .filter(Participant::joined)
                      .map(Participant::leg)
                      .toList();
              announcements.announce(
                  everybody,
                  url,
                  () -> rooms.announced(room, url.url()),
                  why -> rooms.notAnnounced(room, url.url(), why));
            });
    if (form.oneOf("Status", List.of("completed"), 20001).isPresent()) {
      rooms.end(room);
    }
    return bodies.conference(room);
  }

  private static TwilioRefusal unknown(String sid) {
    return TwilioRefusal.notFound("/Conferences/" + sid + ".json");
  }
}
