package dev.espalier.processor;

import dev.espalier.History;
import dev.espalier.ManagerVersions;
import dev.espalier.graph.DeclarationProblem;
import dev.espalier.graph.Field;
import dev.espalier.graph.HistorySettings;
import dev.espalier.graph.Ids;
import dev.espalier.graph.Problem;
import dev.espalier.graph.RevisionNode;
import dev.espalier.graph.TreeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.Elements;

/** Reads {@code @History}, and judges it by itself (REV108). */
final class HistoryReader {
    private final Elements elements;
    private final List<Declaration> places = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private HistorySettings settings = HistorySettings.DEFAULT;
    private boolean complete = true;

    HistoryReader(Elements elements) {
        this.elements = elements;
    }

    void read(TypeElement type) {
        Members.find(type, History.class).ifPresent(mirror -> read(type, mirror));
    }

    List<Declaration> places() {
        return places;
    }

    HistorySettings settings() {
        return settings;
    }

    List<Problem> problems() {
        return problems;
    }

    boolean isComplete() {
        return complete;
    }

    private void read(TypeElement type, AnnotationMirror mirror) {
        RevisionNode at = standIn(type);
        places.add(new Declaration(at, type, mirror));
        Members members = new Members(elements, mirror);
        if (places.size() > 1) {
            problems.add(new DeclarationProblem.MalformedHistory(
                    at,
                    Field.NAME,
                    places.get(0).node().declaredIn()
                            + " has the @History of this module already; remove one of the two"));
        } else if (members.areComplete() && Options.areComplete(elements, members)) {
            settings = new HistorySettings(
                    members.text("name"),
                    members.text("versionTable"),
                    managers(at, (TypeElement) ((DeclaredType) members.type("managers")).asElement()),
                    Ids.valueOf(members.text("ids")),
                    members.texts("newDatabase"),
                    Options.read(elements, members));
        } else {
            complete = false;
        }
    }

    /** The class that keeps the application's own record, or empty for none. */
    private String managers(RevisionNode at, TypeElement managers) {
        if (managers.getQualifiedName().contentEquals(ManagerVersions.class.getName())) {
            return "";
        }
        String name = elements.getBinaryName(managers).toString();
        Shape.obstacles(managers)
                .forEach(o -> problems.add(new DeclarationProblem.MalformedHistory(
                        at, Field.MANAGERS, name + " cannot be instantiated: it " + o.reason() + "; " + o.cure())));
        return name;
    }

    /** A problem is about a revision; this one only says where the annotation is. */
    private RevisionNode standIn(TypeElement type) {
        String name = elements.getBinaryName(type).toString();
        return new RevisionNode("", List.of(), List.of(), new TreeName(""), "", "", Set.of(), name, "", "");
    }
}
