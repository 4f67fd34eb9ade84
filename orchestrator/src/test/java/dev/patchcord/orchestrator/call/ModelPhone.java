package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.Leg;
import dev.patchcord.contract.LegStatus;
import dev.patchcord.contract.answer.Answer;
import dev.patchcord.contract.answer.JoinRoom;
import dev.patchcord.contract.answer.Screen;
import dev.patchcord.contract.callback.Webhook;
import dev.patchcord.contract.command.DialSpecialist;
import dev.patchcord.contract.event.AnsweredBy;
import dev.patchcord.contract.event.AnswererDetected;
import dev.patchcord.contract.event.LegProgressed;
import dev.patchcord.contract.event.ScreeningAnswered;
import dev.patchcord.contract.event.ScreeningReached;
import dev.patchcord.contract.event.SpecialistLeftRoom;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One specialist's phone as it truly is. */
final class ModelPhone {
  private final ModelCall call;
  private final CarrierModel carrier;
  private final DialSpecialist dial;
  private final ModelScript.Habit habit;
  private LegStatus status = LegStatus.QUEUED;
  private boolean talked;

  ModelPhone(ModelCall call, CarrierModel carrier, DialSpecialist dial, ModelScript.Habit habit) {
    this.call = call;
    this.carrier = carrier;
    this.dial = dial;
    this.habit = habit;
  }

  int attempt() {
    return dial.attempt();
  }

  String label() {
    return Webhook.label(attempt());
  }

  String legSid() {
    return Happenings.leg(attempt());
  }

  LegStatus status() {
    return status;
  }

  boolean isOver() {
    return status.isFinal();
  }

  void dialled() {
    after(Duration.ofMillis(500), () -> callback(LegStatus.INITIATED));
    after(
        Duration.ofSeconds(1),
        () -> {
          status = LegStatus.RINGING;
          callback(LegStatus.RINGING);
        });
    switch (habit) {
      case BUSY -> after(Duration.ofSeconds(2), () -> over(LegStatus.BUSY));
      case NO_ANSWER -> after(dial.ringTimeout().plusSeconds(3), () -> over(LegStatus.NO_ANSWER));
      case ACCEPTS, DECLINES, MACHINE, HANGS_UP -> after(Duration.ofSeconds(5), this::answers);
    }
  }

  private void answers() {
    status = LegStatus.IN_PROGRESS;
    callback(LegStatus.IN_PROGRESS);
    call.asks(
        new ScreeningReached(
            CarrierModel.CALL, call.now(), CarrierModel.ORIGIN, attempt(), legSid()),
        this::play);
    if (habit == ModelScript.Habit.MACHINE) {
      after(
          Duration.ofSeconds(4),
          () ->
              call.happens(
                  new AnswererDetected(
                      CarrierModel.CALL,
                      call.now(),
                      CarrierModel.ORIGIN,
                      attempt(),
                      legSid(),
                      AnsweredBy.MACHINE)));
    }
  }

  private void play(@Nullable Answer answer) {
    if (isOver()) {
      return;
    }
    switch (answer) {
      case Screen screen -> screened(screen);
      case JoinRoom _ ->
          after(
              Duration.ofSeconds(2),
              () -> {
                talked = true;
                carrier.joins(this);
                after(Duration.ofSeconds(30), () -> over(LegStatus.COMPLETED));
              });
      case null, default -> after(Duration.ofSeconds(2), () -> over(LegStatus.COMPLETED));
    }
  }

  private void screened(Screen screen) {
    switch (habit) {
      case HANGS_UP -> after(Duration.ofSeconds(2), () -> over(LegStatus.COMPLETED));
      case MACHINE -> after(screen.timeout(), () -> presses(""));
      case DECLINES -> after(Duration.ofSeconds(3), () -> presses("2"));
      case ACCEPTS, BUSY, NO_ANSWER -> after(Duration.ofSeconds(3), () -> presses("1"));
    }
  }

  private void presses(String key) {
    call.asks(
        new ScreeningAnswered(
            CarrierModel.CALL, call.now(), CarrierModel.ORIGIN, attempt(), legSid(), key),
        this::play);
  }

  /** The room ended: the leg asks what to do. */
  void roomOver() {
    call.asks(
        new SpecialistLeftRoom(
            CarrierModel.CALL, call.now(), CarrierModel.ORIGIN, attempt(), legSid(), "answered"),
        this::play);
  }

  void stopped() {
    over(status == LegStatus.IN_PROGRESS ? LegStatus.COMPLETED : LegStatus.CANCELED);
  }

  private void over(LegStatus how) {
    status = how;
    callback(how);
    if (talked) {
      carrier.leaves(this);
    }
  }

  private void callback(LegStatus what) {
    call.happens(
        new LegProgressed(
            CarrierModel.CALL,
            call.now(),
            CarrierModel.ORIGIN,
            Leg.SPECIALIST,
            attempt(),
            legSid(),
            what,
            1,
            null));
  }

  private void after(Duration wait, Runnable what) {
    call.in(
        wait,
        () -> {
          if (!isOver()) {
            what.run();
          }
        });
  }
}
