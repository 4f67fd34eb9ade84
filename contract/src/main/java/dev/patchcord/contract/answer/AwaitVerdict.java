package dev.patchcord.contract.answer;

import com.fasterxml.jackson.annotation.JsonTypeName;

/** Keep the specialist's leg for a moment: the answering machine detection has not judged yet. */
@JsonTypeName("patchcord.await-verdict.v1")
public record AwaitVerdict(int attempt) implements Answer {}
