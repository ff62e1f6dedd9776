/**
 * Pipelines as a user writes them: their files, what may stand there, when they are due, and edits
 * that are taken over while {@code serve} runs. Entry: {@code PipelineFiles}. It knows no row.
 */
package io.attentivecourier.pipeline;
