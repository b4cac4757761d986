package org.ktrail.queries.invariants.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ktrail.indexer.facts.body.Event;
import org.ktrail.indexer.facts.body.Expression;
import org.ktrail.indexer.facts.body.Flow;
import org.ktrail.queries.invariants.FlowFixture;

class PlaceNamesTest {
  private static String name(String expression, String body) {
    return new PlaceNames(FlowFixture.body(body)).name(FlowFixture.expression(expression));
  }

  @Test
  void aPointerThatIsSetOnceIsAnotherNameOfThePlace() {
    String body = "struct port *p = d->port;\nuse(p);";
    assertThat(name("p->lock", body)).isEqualTo("d->port->lock");
    assertThat(name("&p->lock", body)).isEqualTo("&d->port->lock");
    assertThat(name("p->ring[n].head", body)).isEqualTo("d->port->ring[n].head");
  }

  @Test
  void namesOfNamesAreFollowed() {
    assertThat(name("r->head", "struct port *p = d->port;\nstruct ring *r = p->ring;"))
        .isEqualTo("d->port->ring->head");
  }

  @Test
  void aPointerToAMemberIsTheMember() {
    assertThat(name("p->lock", "struct port *p = &d->port;")).isEqualTo("d->port.lock");
  }

  @Test
  void aPointerThatIsSetTwiceStandsForItself() {
    assertThat(name("p->lock", "struct port *p = d->port;\nif (n)\n\tp = d->other;"))
        .isEqualTo("p->lock");
  }

  @Test
  void aPointerWhoseAddressIsHandedOnStandsForItself() {
    assertThat(name("p->lock", "struct port *p = d->port;\nnext_port(&p);")).isEqualTo("p->lock");
  }

  @Test
  void aPointerIntoWhatChangesStandsForItself() {
    assertThat(name("p->lock", "struct port *p = d->port;\nd = d->next;")).isEqualTo("p->lock");
  }

  @Test
  void aNumberIsNoOtherNameOfWhatItWasReadFrom() {
    assertThat(name("m", "int m = d->count;")).isEqualTo("m");
  }

  @Test
  void aResultOfACallIsNoPlace() {
    assertThat(name("p->lock", "struct port *p = port_of(d);")).isEqualTo("p->lock");
  }

  @Test
  void argumentsOfCallsAreNamedToo() {
    assertThat(name("held(p)", "struct port *p = d->port;")).isEqualTo("held(d->port)");
  }

  @Test
  void localsThatPointToEachOtherEndSomewhere() {
    String body = "struct port *p, *q;\np = q->next;\nq = p->next;";
    assertThat(name("p->lock", body)).endsWith("->lock");
  }

  @Test
  void aParameterIsUnchangedUnlessItIsAssignedOrItsAddressHandedOn() {
    assertThat(new PlaceNames(FlowFixture.body("use(n);")).isUnchanged("n")).isTrue();
    assertThat(new PlaceNames(FlowFixture.body("n++;")).isUnchanged("n")).isFalse();
    assertThat(new PlaceNames(FlowFixture.body("fill(&n);")).isUnchanged("n")).isFalse();
    assertThat(new PlaceNames(FlowFixture.body("d->count = n;")).isUnchanged("d")).isTrue();
  }

  /** What an expression of the first function is in the second, which calls it once. */
  private static Optional<String> seen(String expression, String callee, String caller) {
    List<Flow> both =
        FlowFixture.all(
            "int g(struct port *p, int k)\n{\n"
                + callee
                + "\n\tsink("
                + expression
                + ");\n}\nint f(struct dev *d, int n)\n{\n"
                + caller
                + "\n}\n");
    Flow g = both.getFirst();
    Flow f = both.getLast();
    Expression inner = ((Event.Call) g.calls().getLast().event()).call().arguments().getFirst();
    Expression.Call call = ((Event.Call) f.calls().getLast().event()).call();
    return new PlaceNames(g).seenBy(new PlaceNames(f), call, inner).map(Expression::text);
  }

  @Test
  void aCallerSeesWhatItHandedOver() {
    assertThat(seen("p->lock", "", "g(d->port, n);")).contains("d->port->lock");
    assertThat(seen("p->lock", "", "g(&d->port, n);")).contains("d->port.lock");
    assertThat(seen("&p->lock", "", "g(&d->port, n);")).contains("&d->port.lock");
    assertThat(seen("p->ring[k]", "", "g(d->port, n + 1);")).contains("d->port->ring[n + 1]");
    assertThat(seen("*p", "", "g(&d->port, n);")).contains("d->port");
    assertThat(seen("rtnl_mutex", "", "g(d->port, n);")).contains("rtnl_mutex");
  }

  @Test
  void aCallerDoesNotSeeLocalsOrWhatWasSetSince() {
    assertThat(seen("q->lock", "struct port *q = first();", "g(d->port, n);")).isEmpty();
    assertThat(seen("p->lock", "p = p->next;", "g(d->port, n);")).isEmpty();
    assertThat(seen("p->lock", "", "g();")).isEmpty();
  }
}
