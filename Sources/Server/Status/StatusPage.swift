import Gateway
import TextProcessing
import Translation

/// The status page: semantic HTML without scripts, readable without colours and by screen readers.
///
/// It shows what operators declared and engines say of themselves, never a text of anybody.
struct StatusPage: Sendable {
    let language: MessageLanguage
    let version: String
    let uptime: Duration
    /// Whether the gateway can translate now.
    let isReady: Bool
    let backends: [BackendStatus]
    /// Why models that are named as active do not serve.
    let modelProblems: [LocalizedText]
    /// Figures and budget in bytes; nil when nothing is kept.
    let cache: (figures: TranslationCache.Statistics, budget: Int)?
    /// Whom readers are sent to; nil when nobody is configured.
    let contact: String?

    /// The page.
    var page: HTMLPage {
        let verdict =
            isReady
            ? word("Puede traducir.", "It can translate.")
            : word("No puede traducir ahora.", "It cannot translate now.")
        return HTMLPage(
            language: language, title: word("Estado de Chaka", "Status of Chaka"),
            content: """
                <p><strong>\(verdict)</strong></p>
                \(overview)
                \(backendSection)
                \(modelSection)
                \(cacheSection)
                """)
    }

    private var overview: HTMLFragment {
        let contactRow: HTMLFragment =
            contact.map { "\n<dt>\(word("A quién preguntar", "Whom to ask"))</dt><dd>\($0)</dd>" } ?? ""
        return """
            <h2>\(word("El servicio", "The service"))</h2>
            <dl>
            <dt>\(word("Versión", "Version"))</dt><dd>\(version)</dd>
            <dt>\(word("En marcha desde hace", "Running for"))</dt><dd>\(uptimeText)</dd>\(contactRow)
            </dl>
            """
    }

    private var backendSection: HTMLFragment {
        let titles = [
            word("Motor", "Backend"), word("Estado", "State"), word("Remedio", "Remedy"),
            word("Direcciones", "Directions"), word("Dónde", "Where"), word("Licencia", "Licence"),
        ]
        return """
            <h2>\(word("Motores", "Backends"))</h2>
            <div class="table" role="region" aria-labelledby="backends" tabindex="0">
            <table>
            <caption id="backends">\(word("Los motores y cómo están", "The backends and how they are"))</caption>
            <thead><tr>\(HTMLFragment(titles.map { "<th scope=\"col\">\($0)</th>" }))</tr></thead>
            <tbody>
            \(HTMLFragment(backends.map(row)))
            </tbody>
            </table>
            </div>
            """
    }

    private func row(_ status: BackendStatus) -> HTMLFragment {
        let description = status.description
        let directions = description.directions.map { direction -> HTMLFragment in
            "<li>\(name(direction.pair))</li>"
        }
        let list: HTMLFragment =
            directions.isEmpty ? "\(word("ninguna", "none"))" : "<ul>\(HTMLFragment(directions))</ul>"
        return """
            <tr><th scope="row">\(description.id)</th><td>\(stateText(status))</td><td>\(english(status.remedy))</td>\
            <td>\(list)</td><td>\(localityText(description.locality))</td><td>\(description.licence)</td></tr>

            """
    }

    private var modelSection: HTMLFragment {
        let active = backends.flatMap { status in
            status.description.directions.compactMap { direction -> HTMLFragment? in
                direction.model.map { "<li>\(name(direction.pair)): <code>\($0)</code></li>" }
            }
        }
        let problems = modelProblems.map { problem -> HTMLFragment in
            "<li>\(word("No sirve", "Not serving")): \(problem.text(in: language))</li>"
        }
        let all = active + problems
        let list: HTMLFragment =
            all.isEmpty
            ? "<p>\(word("Ningún modelo entrenado está activo.", "No trained model is active."))</p>"
            : "<ul>\(HTMLFragment(all))</ul>"
        return "<h2>\(word("Modelos activos", "Active models"))</h2>\n\(list)"
    }

    private var cacheSection: HTMLFragment {
        let title: HTMLFragment = "<h2>\(word("Respuestas guardadas", "Answers kept"))</h2>"
        guard let (figures, budget) = cache else {
            return "\(title)\n<p>\(word("No se guarda ninguna.", "None are kept."))</p>"
        }
        let mebibytes = "\((figures.bytes + 1 << 19) >> 20) / \(budget >> 20) MiB"
        return """
            \(title)
            <dl>
            <dt>\(word("Guardadas ahora", "Held now"))</dt><dd>\(figures.entries)</dd>
            <dt>\(word("Memoria", "Memory"))</dt><dd>\(mebibytes)</dd>
            <dt>\(word("Búsquedas con respuesta", "Look-ups answered"))</dt><dd>\(figures.hits)</dd>
            <dt>\(word("Búsquedas sin respuesta", "Look-ups not answered"))</dt><dd>\(figures.misses)</dd>
            <dt>\(word("Retiradas por falta de lugar", "Dropped for want of room"))</dt><dd>\(figures.evictions)</dd>
            </dl>
            """
    }
}

extension StatusPage {
    private func word(_ spanish: String, _ english: String) -> String {
        language == .spanish ? spanish : english
    }

    /// A text that is in English whatever the language of the page.
    private func english(_ text: String?) -> HTMLFragment {
        guard let text else { return "–" }
        return language == .english ? "\(text)" : "<span lang=\"en\">\(text)</span>"
    }

    private func name(_ pair: LanguagePair) -> String {
        let reader: LanguageVariety = language == .spanish ? .spanish : .english
        let (source, target) = (
            VarietyRegistry.name(of: pair.source, for: reader), VarietyRegistry.name(of: pair.target, for: reader)
        )
        return word("de \(source) a \(target)", "\(source) to \(target)")
    }

    private func stateText(_ status: BackendStatus) -> String {
        switch status.state {
        case .ready: return word("listo", "ready")
        case .unhealthy: return word("no responde", "not working")
        case .resting:
            let seconds = status.retryAfter.map { Int(($0 / .seconds(1)).rounded(.up)) }
            return word("en pausa", "resting") + (seconds.map { " (\($0) s)" } ?? "")
        }
    }

    private func localityText(_ locality: BackendDescription.Locality) -> String {
        switch locality {
        case .inProcess: word("en este programa", "in this program")
        case .localProcess: word("en esta máquina", "on this machine")
        case .localNetwork: word("en la red propia", "in the own network")
        case .external: word("fuera, en la red", "outside, on the network")
        }
    }

    private var uptimeText: String {
        let minutes = Int(uptime / .seconds(60))
        let (days, hours) = (minutes / 1440, minutes / 60 % 24)
        return "\(days) d \(hours) h \(minutes % 60) min"
    }
}
