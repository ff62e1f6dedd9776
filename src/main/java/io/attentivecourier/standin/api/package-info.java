/**
 * The stand-in's HTTP API for attributes and subscriptions: it takes requests as Attentive would,
 * runs jobs, and refuses what breaks the contract. Entry: {@code ApiStandIn}.
 */
package io.attentivecourier.standin.api;
