package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.Leg;
import dev.patchcord.contract.LegStatus;
import dev.patchcord.contract.Trigger;
import dev.patchcord.contract.answer.Announce;
import dev.patchcord.contract.answer.Answer;
import dev.patchcord.contract.answer.EnterHold;
import dev.patchcord.contract.answer.HangUp;
import dev.patchcord.contract.answer.OfferCallback;
import dev.patchcord.contract.answer.OpenAiSession;
import dev.patchcord.contract.answer.PlayDocument;
import dev.patchcord.contract.answer.TakeMessage;
import dev.patchcord.contract.callback.Webhook;
import dev.patchcord.contract.command.AnnounceToRoom;
import dev.patchcord.contract.command.CallBack;
import dev.patchcord.contract.command.CallCommand;
import dev.patchcord.contract.command.CancelLeg;
import dev.patchcord.contract.command.DialSpecialist;
import dev.patchcord.contract.command.EndLeg;
import dev.patchcord.contract.command.HoldCaller;
import dev.patchcord.contract.command.LookUpAttempt;
import dev.patchcord.contract.command.LookUpCaller;
import dev.patchcord.contract.command.RedirectCaller;
import dev.patchcord.contract.command.StartRecording;
import dev.patchcord.contract.command.StopRecording;
import dev.patchcord.contract.event.AiSessionEnded;
import dev.patchcord.contract.event.AiSessionFailed;
import dev.patchcord.contract.event.AiSessionOpened;
import dev.patchcord.contract.event.CallArrived;
import dev.patchcord.contract.event.CallbackChosen;
import dev.patchcord.contract.event.CallerReachedHold;
import dev.patchcord.contract.event.HoldLeft;
import dev.patchcord.contract.event.HoldMusicFetched;
import dev.patchcord.contract.event.LegProgressed;
import dev.patchcord.contract.event.MessageLeft;
import dev.patchcord.contract.event.Origin;
import dev.patchcord.contract.event.RoomEnded;
import dev.patchcord.contract.event.RoomJoined;
import dev.patchcord.contract.event.RoomLeft;
import dev.patchcord.contract.event.RoomStarted;
import dev.patchcord.contract.event.SpecialistRequested;
import dev.patchcord.contract.outcome.CommandAmbiguous;
import dev.patchcord.contract.outcome.CommandDone;
import dev.patchcord.contract.outcome.CommandOutcome;
import dev.patchcord.contract.outcome.CommandRefused;
import dev.patchcord.contract.outcome.CommandStarted;
import dev.patchcord.contract.outcome.LookedUp;
import dev.patchcord.contract.outcome.LookedUp.FoundLeg;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The world around one call as it truly is: a caller, an assistant, specialists' phones, a room. It
 * carries out commands, answers look-ups truthfully, and says everything that happens to {@link
 * ModelCall}, which may not listen.
 */
final class CarrierModel {
  static final String CALL = Happenings.CALL;
  static final Origin ORIGIN = new Origin("model", "", "", Map.of(), Map.of(), null);
  private static final Duration BLINK = Duration.ofMillis(300);

  /** Where the caller's leg is. */
  enum Place {
    /** It asks what to do: silence. */
    ASKING,
    ASSISTANT,
    ROOM,
    WORDS,
    GONE
  }

  private final ModelCall call;
  private final ModelScript script;
  private final Map<Integer, ModelPhone> phones = new LinkedHashMap<>();
  private final TreeSet<String> room = new TreeSet<>();
  private Place place = Place.ASKING;
  private int rooms;
  private int document;
  private int session;

  CarrierModel(ModelCall call, ModelScript script) {
    this.call = call;
    this.script = script;
  }

  void begin() {
    ask(new CallArrived(CALL, call.now(), ORIGIN, "+14155550100", "+14155550199"));
    if (script.patience() != null) {
      call.in(script.patience(), this::callerHangsUp);
    }
  }

  Place place() {
    return place;
  }

  boolean isTalking() {
    return room.contains(Webhook.CALLER) && room.size() > 1;
  }

  Iterable<ModelPhone> phones() {
    return phones.values();
  }

  // What the dialer does

  void carryOut(CallCommand command) {
    if (command instanceof DialSpecialist dial) {
      dial(dial);
      return;
    }
    call.in(BLINK, () -> outcome(command));
  }

  private void outcome(CallCommand command) {
    if (call.isRestDown()) {
      tell(new CommandAmbiguous(command.commandId(), CALL, call.now(), 503, "down"));
      return;
    }
    tell(
        switch (command) {
          case HoldCaller _ -> redirected(command, 0);
          case RedirectCaller redirect -> redirected(command, redirect.step());
          case CancelLeg cancel -> stopped(command, phones.get(cancel.attempt()));
          case EndLeg end -> stopped(command, phones.get(end.attempt()));
          case LookUpCaller _ ->
              new LookedUp(
                  command.commandId(),
                  CALL,
                  call.now(),
                  List.of(
                      new FoundLeg(
                          CALL,
                          place == Place.GONE ? LegStatus.COMPLETED : LegStatus.IN_PROGRESS,
                          null)),
                  List.copyOf(room),
                  room.isEmpty() ? null : conference());
          case LookUpAttempt look -> {
            ModelPhone phone = phones.get(look.attempt());
            yield new LookedUp(
                command.commandId(),
                CALL,
                call.now(),
                phone == null
                    ? List.of()
                    : List.of(new FoundLeg(phone.legSid(), phone.status(), null)),
                null,
                null);
          }
          case AnnounceToRoom _, StartRecording _, StopRecording _, CallBack _ ->
              done(command, CALL);
          case DialSpecialist _ -> throw new IllegalStateException("dialled elsewhere");
        });
  }

  private CommandOutcome redirected(CallCommand command, int step) {
    if (place == Place.GONE) {
      return new CommandRefused(command.commandId(), CALL, call.now(), 400, 21220, "gone");
    }
    boolean out = leaveRoom("participant_updated_via_api");
    if (place == Place.ASSISTANT) {
      sessionEnds();
    }
    place = Place.ASKING;
    if (out && script.redirectFetchesAction()) {
      // The Dial's action is fetched too, and what it says is thrown away.
      call.asks(left(0), _ -> {});
    }
    if (command instanceof HoldCaller) {
      call.in(BLINK, () -> ask(new CallerReachedHold(CALL, call.now(), ORIGIN, CALL)));
    } else {
      call.in(BLINK, () -> ask(left(step)));
    }
    return done(command, CALL);
  }

  private CommandOutcome stopped(CallCommand command, @Nullable ModelPhone phone) {
    if (phone == null || phone.isOver()) {
      return new CommandRefused(command.commandId(), CALL, call.now(), 404, 20404, "gone");
    }
    phone.stopped();
    return done(command, phone.legSid());
  }

  private void dial(DialSpecialist dial) {
    ModelScript.Reply reply = script.replyTo(dial.attempt());
    call.in(
        BLINK,
        () -> {
          if (call.isRestDown()) {
            tell(new CommandAmbiguous(dial.commandId(), CALL, call.now(), 503, "down"));
            return;
          }
          tell(new CommandStarted(dial.commandId(), CALL, call.now(), "dialer-1"));
          if (reply != ModelScript.Reply.LOST_BEFORE) {
            ModelPhone phone = new ModelPhone(call, this, dial, script.habit(dial.attempt()));
            phones.put(dial.attempt(), phone);
            phone.dialled();
          }
          tell(
              reply == ModelScript.Reply.DONE
                  ? new CommandDone(
                      dial.commandId(),
                      CALL,
                      call.now(),
                      Happenings.leg(dial.attempt()),
                      LegStatus.QUEUED,
                      "201")
                  : new CommandAmbiguous(dial.commandId(), CALL, call.now(), 0, "no reply"));
        });
  }

  private CommandDone done(CallCommand command, String leg) {
    return new CommandDone(
        command.commandId(), CALL, call.now(), leg, LegStatus.IN_PROGRESS, "200");
  }

  private void tell(CommandOutcome outcome) {
    call.told(outcome);
  }

  // What the caller's leg does

  private void ask(Trigger question) {
    if (place == Place.GONE) {
      return;
    }
    int asked = ++document;
    place = Place.ASKING;
    call.asks(
        question,
        answer -> {
          if (asked == document && place != Place.GONE) {
            play(answer);
          }
        });
  }

  private void play(@Nullable Answer answer) {
    switch (answer) {
      case null -> enterRoom();
      case EnterHold _ -> enterRoom();
      case PlayDocument _ -> talkToAssistant(session);
      case OpenAiSession open -> openSession(open);
      case Announce words -> speak(() -> ask(left(words.step())));
      case TakeMessage message ->
          speak(
              () ->
                  ask(
                      new MessageLeft(
                          CALL,
                          call.now(),
                          ORIGIN,
                          CALL,
                          message.step(),
                          script.speaks() ? "RE-1" : null,
                          script.speaks() ? "https://recording" : null,
                          script.speaks() ? Duration.ofSeconds(5) : Duration.ZERO)));
      case OfferCallback offer ->
          speak(
              () ->
                  ask(
                      new CallbackChosen(
                          CALL,
                          call.now(),
                          ORIGIN,
                          CALL,
                          offer.step(),
                          script.speaks() ? "1" : "")));
      case HangUp _ -> speak(this::callerHangsUp);
      default -> throw new IllegalStateException("no document for a caller: " + answer);
    }
  }

  private void speak(Runnable then) {
    place = Place.WORDS;
    later(Duration.ofSeconds(4), then);
  }

  private void openSession(OpenAiSession open) {
    int number = open.session();
    later(
        BLINK.multipliedBy(3),
        () -> {
          if (script.isAssistantDown()) {
            ask(new AiSessionFailed(CALL, call.now(), ORIGIN, number, "down"));
            return;
          }
          session = number;
          call.happens(
              new AiSessionOpened(
                  CALL, call.now(), ORIGIN, number, "vapi-" + number, "<Connect/>"));
          talkToAssistant(number);
        });
  }

  private void talkToAssistant(int number) {
    place = Place.ASSISTANT;
    if (number <= script.transfers()) {
      later(Duration.ofSeconds(10), () -> wantPerson(number));
    } else {
      later(Duration.ofSeconds(20), this::callerHangsUp);
    }
  }

  /** As long as the caller is not taken to anybody, they ask again. */
  private void wantPerson(int number) {
    call.happens(
        new SpecialistRequested(
            CALL,
            call.now(),
            ORIGIN,
            "ai",
            "tool-" + number,
            "billing",
            null,
            null,
            null,
            List.of()));
    later(Duration.ofSeconds(30), () -> wantPerson(number));
  }

  private void sessionEnds() {
    call.happens(
        new AiSessionEnded(CALL, call.now(), ORIGIN, "vapi-" + session, "customer-ended-call"));
  }

  private void enterRoom() {
    place = Place.ROOM;
    if (room.isEmpty()) {
      rooms++;
      call.happens(new RoomStarted(CALL, call.now(), ORIGIN, conference()));
    }
    room.add(Webhook.CALLER);
    call.happens(new RoomJoined(CALL, call.now(), ORIGIN, Leg.CALLER, 0, CALL, conference()));
    music();
  }

  private void music() {
    if (place == Place.ROOM && room.size() == 1) {
      call.asks(new HoldMusicFetched(CALL, call.now(), ORIGIN, CALL), _ -> {});
      later(Duration.ofSeconds(15), this::music);
    }
  }

  /** Whoever else is in the room comes out too: the caller's exit ends it. */
  private boolean leaveRoom(String reason) {
    document++;
    if (!room.remove(Webhook.CALLER)) {
      return false;
    }
    call.happens(new RoomLeft(CALL, call.now(), ORIGIN, Leg.CALLER, 0, CALL, conference(), reason));
    endRoom(CALL);
    return true;
  }

  private void endRoom(String by) {
    boolean caller = room.remove(Webhook.CALLER);
    List<ModelPhone> others =
        phones.values().stream().filter(each -> room.contains(each.label())).toList();
    room.clear();
    call.happens(
        new RoomEnded(
            CALL,
            call.now(),
            ORIGIN,
            conference(),
            "participant-with-end-conference-on-exit-left",
            by));
    others.forEach(ModelPhone::roomOver);
    if (caller) {
      ask(left(0));
    }
  }

  void joins(ModelPhone phone) {
    if (room.isEmpty()) {
      rooms++;
    }
    room.add(phone.label());
    call.happens(
        new RoomJoined(
            CALL,
            call.now(),
            ORIGIN,
            Leg.SPECIALIST,
            phone.attempt(),
            phone.legSid(),
            conference()));
  }

  void leaves(ModelPhone phone) {
    if (room.remove(phone.label())) {
      call.happens(
          new RoomLeft(
              CALL,
              call.now(),
              ORIGIN,
              Leg.SPECIALIST,
              phone.attempt(),
              phone.legSid(),
              conference(),
              "participant_hung_up"));
      endRoom(phone.legSid());
    }
  }

  private void callerHangsUp() {
    if (place == Place.GONE) {
      return;
    }
    boolean withAssistant = place == Place.ASSISTANT;
    leaveRoom("participant_hung_up");
    place = Place.GONE;
    if (withAssistant) {
      sessionEnds();
    }
    call.happens(
        new LegProgressed(
            CALL, call.now(), ORIGIN, Leg.CALLER, 0, CALL, LegStatus.COMPLETED, 9, null));
  }

  private HoldLeft left(int step) {
    return new HoldLeft(CALL, call.now(), ORIGIN, CALL, step, LegStatus.IN_PROGRESS, "answered");
  }

  /** Unless the leg was sent elsewhere meanwhile. */
  private void later(Duration wait, Runnable what) {
    int asked = document;
    call.in(
        wait,
        () -> {
          if (asked == document && place != Place.GONE) {
            what.run();
          }
        });
  }

  private String conference() {
    return "CF-" + rooms;
  }

  List<String> inRoom() {
    return new ArrayList<>(room);
  }
}
