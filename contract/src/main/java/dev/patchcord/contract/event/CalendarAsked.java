package dev.patchcord.contract.event;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The assistant wants to see or book appointments. Asks where and under which rules.
 *
 * @param toolCallId Vapi's id of the tool call; null if it gave none
 * @param booking true to book {@code start}, false to see what is free
 * @param specialist by name; null for anyone
 * @param skills asked of the specialist
 * @param from earliest start to offer; null for as soon as possible
 * @param start what to book; null if only asked for
 * @param name of the person who comes; null if nobody said
 * @param about null if nobody said
 */
@JsonTypeName("patchcord.calendar-asked.v1")
public record CalendarAsked(
    String callId,
    Instant at,
    Origin origin,
    @Nullable String toolCallId,
    boolean booking,
    @Nullable String specialist,
    List<String> skills,
    @Nullable Instant from,
    @Nullable Instant start,
    @Nullable String name,
    @Nullable String about)
    implements TelephonyEvent {}
