package dev.espalier.processor;

import dev.espalier.Placeholders;
import dev.espalier.Revision;
import dev.espalier.graph.Capability;
import dev.espalier.graph.DeclarationProblem;
import dev.espalier.graph.Problem;
import dev.espalier.graph.RevisionNode;
import dev.espalier.graph.TreeName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Reads what a module declares, and judges the classes of revisions by themselves (REV104, REV107, REV110). */
final class DeclarationReader {
    private final Elements elements;
    private final Abilities abilities;
    private final Fingerprints fingerprints;
    private final List<Declaration> declarations = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private boolean complete = true;

    private DeclarationReader(ProcessingEnvironment environment) {
        elements = environment.getElementUtils();
        abilities = new Abilities(environment);
        fingerprints = new Fingerprints(environment);
    }

    static Reading read(ProcessingEnvironment environment, Collection<TypeElement> types) {
        DeclarationReader revisions = new DeclarationReader(environment);
        HistoryReader histories = new HistoryReader(environment.getElementUtils());
        types.forEach(revisions::read);
        types.forEach(histories::read);
        return new Reading(
                revisions.declarations,
                histories.places(),
                List.of(),
                histories.settings(),
                Stream.concat(revisions.problems.stream(), histories.problems().stream())
                        .toList(),
                revisions.complete && histories.isComplete());
    }

    private void read(TypeElement type) {
        Members.find(type, Revision.class).ifPresent(mirror -> migration(type, mirror));
        Members.find(type, Placeholders.class).ifPresent(mirror -> placeholders(type, mirror));
    }

    private void migration(TypeElement type, AnnotationMirror mirror) {
        Members members = new Members(elements, mirror);
        if (!members.areComplete() || !Options.areComplete(elements, members) || !abilities.areKnown(type)) {
            complete = false;
            return;
        }
        Set<Capability> capabilities = abilities.of(type);
        Optional<String> comment =
                Optional.ofNullable(elements.getDocComment(type)).flatMap(Description::firstSentence);
        RevisionNode node = node(type, members, capabilities, comment, fingerprints.of(type));
        declarations.add(new Declaration(node, type, mirror));
        if (capabilities.isEmpty()) {
            problems.add(new DeclarationProblem.NothingToCarryOut(node));
        } else {
            Shape.obstacles(type)
                    .forEach(o -> problems.add(new DeclarationProblem.NotInstantiable(node, o.reason(), o.cure())));
            if (abilities.isOnlineAndNot(type)) {
                problems.add(new DeclarationProblem.OnlineAndNot(node));
            }
        }
    }

    private void placeholders(TypeElement type, AnnotationMirror table) {
        Members members = new Members(elements, table);
        if (!members.areComplete()) {
            complete = false;
            return;
        }
        for (AnnotationMirror mirror : members.annotations("value")) {
            Members entry = new Members(elements, mirror);
            if (entry.areComplete() && Options.areComplete(elements, entry)) {
                declarations.add(new Declaration(node(type, entry, Set.of(), Optional.empty(), ""), type, mirror));
            } else {
                complete = false;
            }
        }
    }

    private RevisionNode node(
            TypeElement type,
            Members members,
            Set<Capability> capabilities,
            Optional<String> comment,
            String fingerprint) {
        TreeName tree = new TreeName(members.text("tree"));
        String manager = members.text("manager");
        String version = members.text("version");
        return new RevisionNode(
                members.text("id"),
                members.texts("parent"),
                members.texts("dependsOn"),
                tree,
                manager,
                version,
                capabilities,
                elements.getBinaryName(type).toString(),
                Description.line(members.text("description"))
                        .or(() -> comment)
                        .orElseGet(() -> Description.standard(tree.text(), manager, version)),
                fingerprint,
                Options.read(elements, members));
    }
}
