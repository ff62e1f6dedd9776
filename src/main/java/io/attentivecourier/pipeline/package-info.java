/**
 * Pipelines as a user writes them: their files, the steps that may stand there, the times when they
 * are due, and edits that are taken over while {@code serve} runs. Entry: {@code PipelineFiles}. It
 * knows no row.
 */
package io.attentivecourier.pipeline;
