package dev.patchcord.dialer.twilio;

import com.twilio.http.HttpMethod;
import com.twilio.rest.api.v2010.account.Conference;
import com.twilio.rest.api.v2010.account.ConferenceUpdater;
import com.twilio.rest.api.v2010.account.call.Recording;
import com.twilio.rest.api.v2010.account.call.RecordingCreator;
import com.twilio.rest.api.v2010.account.call.RecordingUpdater;
import dev.patchcord.contract.callback.CallbackUrl;
import dev.patchcord.contract.callback.Webhook;
import dev.patchcord.contract.command.AnnounceToRoom;
import dev.patchcord.contract.command.StartRecording;
import dev.patchcord.contract.command.StopRecording;
import java.net.URI;
import java.util.List;

/** What is heard in the room and what is kept of it, as requests to Twilio. */
final class RoomRequests {
  /** Twilio's name for the recording that runs (Call Recordings resource, update). */
  private static final String THE_ONE_THAT_RUNS = "Twilio.CURRENT";

  private static final String RECORDING_OF_THE_CALL = "call";

  private final URI callbackBase;

  RoomRequests(URI callbackBase) {
    this.callbackBase = callbackBase;
  }

  ConferenceUpdater announce(AnnounceToRoom command) {
    return Conference.updater(command.conferenceSid())
        .setAnnounceUrl(
            URI.create(
                CallbackUrl.of(callbackBase, Webhook.ANNOUNCE)
                    .call(command.callId())
                    .announcement(command.announcement())
                    .forDocument()))
        .setAnnounceMethod(HttpMethod.POST);
  }

  /**
   * Two channels, so that the caller is told apart from everybody else; not trimmed, so that a time
   * in the recording is a time in the call.
   */
  RecordingCreator startRecording(StartRecording command) {
    return Recording.creator(command.legSid())
        .setRecordingChannels("dual")
        .setTrim("do-not-trim")
        .setRecordingStatusCallback(
            URI.create(
                CallbackUrl.of(callbackBase, Webhook.RECORDING_STATUS)
                    .call(command.callId())
                    .purpose(RECORDING_OF_THE_CALL)
                    .forStatus()))
        .setRecordingStatusCallbackMethod(HttpMethod.POST)
        .setRecordingStatusCallbackEvent(List.of("in-progress", "completed", "absent"));
  }

  RecordingUpdater stopRecording(StopRecording command) {
    String named = command.recordingSid();
    return Recording.updater(
        command.legSid(), named == null ? THE_ONE_THAT_RUNS : named, Recording.Status.STOPPED);
  }
}
