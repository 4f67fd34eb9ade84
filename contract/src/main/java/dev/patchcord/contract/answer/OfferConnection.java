package dev.patchcord.contract.answer;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.patchcord.contract.flow.Spoken;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * To the phone of a caller who is called back: say this, and begin a call if the caller presses 1.
 *
 * @param words who is calling, and "press 1"
 * @param reason see {@code CalledBack}
 * @param summary see {@code CalledBack}
 * @param language see {@code CalledBack}
 * @param skills see {@code CalledBack}
 */
@JsonTypeName("patchcord.offer-connection.v1")
public record OfferConnection(
    List<Spoken> words,
    @Nullable String reason,
    @Nullable String summary,
    @Nullable String language,
    List<String> skills)
    implements Answer {}
