/**
 * The flow of people to the API: attributes and subscribers. Entry: {@code PeopleSteps} up to the
 * seal; after it {@code RunTurns} says whose turn it is, and {@code FollowSteps} what a turn does.
 * It does not know the flow of lists.
 */
package io.attentivecourier.people;
