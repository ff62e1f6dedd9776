/** The stand-in's HTTP API for attributes and subscriptions. Entry: {@code ApiStandIn}. */
package io.attentivecourier.standin.api;
