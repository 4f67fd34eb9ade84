package dev.patchcord.dialer;

import dev.patchcord.contract.LegStatus;
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
import dev.patchcord.dialer.telephony.Reply;
import dev.patchcord.dialer.telephony.Telephony;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A carrier that does what the test says, and remembers what it was asked. */
public final class ScriptedTelephony implements Telephony {
  private final List<String> posts = new CopyOnWriteArrayList<>();
  private volatile Function<CallCommand, Reply> script = ScriptedTelephony::obey;

  public void play(Function<CallCommand, Reply> answers) {
    script = answers;
  }

  /** Does what it is asked; a dialled leg is named after its command. */
  public static Reply obey(CallCommand command) {
    return new Reply.Done("leg-of-" + command.commandId(), LegStatus.QUEUED, "accepted");
  }

  /** One line per request: command id, and the leg of a cancel. */
  public List<String> posts() {
    return posts;
  }

  @Override
  public Reply holdCaller(HoldCaller command) {
    return post(command, command.commandId());
  }

  @Override
  public Reply dialSpecialist(DialSpecialist command) {
    return post(command, command.commandId());
  }

  @Override
  public Reply cancelLeg(CancelLeg command, String legSid) {
    return post(command, command.commandId() + " " + legSid);
  }

  @Override
  public Reply redirectCaller(RedirectCaller command) {
    return post(command, command.commandId());
  }

  @Override
  public Reply endLeg(EndLeg command) {
    return post(command, command.commandId());
  }

  @Override
  public Reply callBack(CallBack command) {
    return post(command, command.commandId());
  }

  @Override
  public Reply announce(AnnounceToRoom command) {
    return post(command, command.commandId());
  }

  @Override
  public Reply startRecording(StartRecording command) {
    return post(command, command.commandId());
  }

  @Override
  public Reply stopRecording(StopRecording command) {
    return post(command, command.commandId());
  }

  @Override
  public Reply lookUpCaller(LookUpCaller command) {
    return post(command, command.commandId());
  }

  @Override
  public Reply lookUpAttempt(LookUpAttempt command) {
    return post(command, command.commandId());
  }

  private Reply post(CallCommand command, String line) {
    posts.add(line);
    return script.apply(command);
  }
}
