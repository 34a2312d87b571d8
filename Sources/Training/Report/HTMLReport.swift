/// A training report as one HTML page that needs nothing besides itself.
public struct HTMLReport: Sendable {
    let report: TrainingReport
    let language: ReportLanguage

    /// A page about a training.
    ///
    /// - Parameters:
    ///   - report: What to show; empty lists leave their section short, never broken.
    ///   - language: Language of headings and explanations.
    public init(_ report: TrainingReport, language: ReportLanguage = .english) {
        self.report = report
        self.language = language
    }

    /// The page: well-formed, in UTF-8, without scripts and without any address outside itself.
    public var page: String {
        let title = text("Training report", "Informe de entrenamiento") + ": \(report.source) → \(report.target)"
        let sections: [(id: String, title: String, content: [Markup])] = [
            ("summary", text("Summary", "Resumen"), summary),
            ("data", text("Data", "Datos"), data),
            ("lengths", text("Lengths and coverage", "Largos y cobertura"), lengths),
            ("alignment", text("Word alignment", "Alineamiento de palabras"), alignment),
            ("model", text("Phrases and language model", "Frases y modelo de lengua"), model),
            ("tuning", text("Tuning", "Ajuste de los pesos"), tuning),
            ("examples", text("Examples", "Ejemplos"), examples),
        ]
        let head = Markup.element(
            "head", [:],
            [
                .element("meta", ["charset": "utf-8"]),
                .element("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
                .element("meta", ["name": "color-scheme", "content": "light dark"]), .element("title", [:], title),
                .style(ReportStyle.rules),
            ])
        let links = sections.map { section in
            Markup.element("li", [:], [.element("a", ["href": "#" + section.id], section.title)])
        }
        let navigation = Markup.element(
            "nav", ["aria-label": text("Contents", "Contenido")], [.element("ul", [:], links)])
        let main = Markup.element(
            "main", [:],
            sections.map { section in
                .element(
                    "section", ["id": section.id, "aria-labelledby": section.id + "-head"],
                    [.element("h2", ["id": section.id + "-head"], section.title)] + section.content)
            })
        let body = Markup.element(
            "body", [:], [.element("header", [:], [.element("h1", [:], title), navigation]), main])
        return "<!DOCTYPE html>\n"
            + Markup.element("html", ["lang": language.rawValue], [head, body]).html + "\n"
    }

    /// One of two texts.
    func text(_ english: String, _ spanish: String) -> String { language.choose(english, spanish) }

    /// A paragraph that explains.
    func remark(_ english: String, _ spanish: String) -> Markup {
        .element("p", ["class": "soft"], text(english, spanish))
    }

    /// What a section without content says.
    var nothing: Markup { remark("Nothing to show.", "Nada que mostrar.") }

    /// A table of names and counts, by falling count.
    func counts(_ values: [String: Int], caption: String, name: String, count: String) -> Markup {
        .table(
            caption: caption, header: [name, count],
            rows: values.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
                .map { [.text($0.key), .text(NumberText.grouped($0.value))] })
    }
}
