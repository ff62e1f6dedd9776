package io.attentivecourier.rest;

import io.attentivecourier.run.RunId;

/**
 * What an act is done to.
 *
 * @param pipeline whose it is
 * @param run null where it is no run
 * @param segment null where it is no segment
 */
record ActSubject(String pipeline, RunId run, String segment) {}
