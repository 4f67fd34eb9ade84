package dev.patchcord.dialer.twilio;

import com.twilio.exception.TwilioException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Conference;
import com.twilio.rest.api.v2010.account.call.Recording;
import dev.patchcord.contract.LegStatus;
import dev.patchcord.contract.command.AnnounceToRoom;
import dev.patchcord.contract.command.CallBack;
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
import java.io.UncheckedIOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Twilio Programmable Voice, REST API version 2010-04-01. */
final class TwilioTelephony implements Telephony {
  private final TwilioRestClient client;
  private final CallRequests calls;
  private final RoomRequests rooms;
  private final OwnLegs legs = new OwnLegs();
  private final LookUps lookUps;

  TwilioTelephony(TwilioRestClient client, URI callbackBase) {
    this.client = client;
    this.calls = new CallRequests(callbackBase);
    this.rooms = new RoomRequests(callbackBase);
    this.lookUps = new LookUps(client, legs);
  }

  @Override
  public Reply holdCaller(HoldCaller command) {
    return Replies.ofCall(() -> calls.hold(command).update(client));
  }

  @Override
  public Reply dialSpecialist(DialSpecialist command) {
    Reply reply = Replies.ofCall(() -> calls.dial(command).create(client));
    if (reply instanceof Reply.Done done && done.legSid() != null) {
      legs.add(done.legSid(), command.callId(), command.attempt());
    }
    return reply;
  }

  @Override
  public Reply callBack(CallBack command) {
    return Replies.ofCall(() -> calls.callBack(command).create(client));
  }

  @Override
  public Reply cancelLeg(CancelLeg command, String legSid) {
    return Replies.goneIsDone(
        Replies.ofCall(() -> calls.cancel(legSid).update(client)), legSid, "gone");
  }

  @Override
  public Reply redirectCaller(RedirectCaller command) {
    return Replies.ofCall(() -> calls.redirect(command).update(client));
  }

  @Override
  public Reply endLeg(EndLeg command) {
    return Replies.goneIsDone(
        Replies.ofCall(() -> calls.end(command.legSid()).update(client)), command.legSid(), "gone");
  }

  @Override
  public Reply announce(AnnounceToRoom command) {
    return Replies.goneIsDone(
        Replies.of(
            () -> {
              Conference conference = rooms.announce(command).update(client);
              return new Reply.Done(null, LegStatus.UNKNOWN, "announced in " + conference.getSid());
            }),
        null,
        "room gone");
  }

  /**
   * Looks first: a command that is carried out again, because nobody knows what came of it, must
   * not keep the talk twice. Where Twilio does not answer that, it records: twice is a nuisance,
   * not at all is a loss.
   */
  @Override
  public Reply startRecording(StartRecording command) {
    return Replies.of(
        () -> {
          Recording running = running(command.legSid());
          if (running != null) {
            return recorded(command.legSid(), "is recorded already: ", running);
          }
          return recorded(
              command.legSid(), "recording ", rooms.startRecording(command).create(client));
        });
  }

  @Override
  public Reply stopRecording(StopRecording command) {
    return Replies.goneIsDone(
        Replies.of(
            () ->
                recorded(
                    command.legSid(), "stopped ", rooms.stopRecording(command).update(client))),
        command.legSid(),
        "stopped");
  }

  @Override
  public Reply lookUpCaller(LookUpCaller command) {
    return lookUps.caller(command);
  }

  @Override
  public Reply lookUpAttempt(LookUpAttempt command) {
    return lookUps.attempt(command);
  }

  private @Nullable Recording running(String legSid) {
    try {
      return Recording.reader(legSid).firstPage(client).getRecords().stream()
          .filter(recording -> recording.getStatus() == Recording.Status.IN_PROGRESS)
          .findFirst()
          .orElse(null);
    } catch (UnreadableReply | UncheckedIOException | TwilioException e) {
      return null;
    }
  }

  private static Reply recorded(String legSid, String what, Recording recording) {
    return new Reply.Done(legSid, LegStatus.UNKNOWN, what + recording.getSid());
  }
}
