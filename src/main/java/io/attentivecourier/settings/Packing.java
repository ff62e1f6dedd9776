package io.attentivecourier.settings;

/** How a pipeline's segments become files. */
public record Packing(FileLayout files, Oversize oversize, Compression compression) {}
