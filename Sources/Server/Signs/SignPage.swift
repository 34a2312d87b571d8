import Accessibility
import Foundation
import Gateway

/// The public page on Peruvian Sign Language: how to ask for an interpreter, and videos of people who sign.
///
/// Semantic HTML without scripts. It shows no gloss: capital Spanish words that hearing people wrote are for testers,
/// not for Deaf readers. A word whose sign no Deaf reviewer approved is said to have no video.
struct SignPage: Sendable {
    /// One sign, or one word without a sign.
    struct Item: Sendable {
        /// The words of the text.
        let words: String
        /// The sign; nil when no approved video shows it.
        let sign: SignVideo?
        /// Letters, when a name is spelled by hand.
        let letters: String?
    }

    /// What follows the part on interpreters.
    enum Content: Sendable {
        /// No signs are published.
        case unpublished
        /// The form, and the signs that are published.
        case signs([SignVideo], all: Int)
        /// The form, with the text that was sent and what it is in signs, line by line.
        case text(String, [[Item]])
        /// Somebody's report was kept.
        case thanks
        /// What was sent cannot be worked on; the text stays in its form.
        case refused(LocalizedText, text: String)
        /// A report cannot be taken; it stays in its form.
        case draft(LocalizedText, Draft)
    }

    /// A report as it was sent.
    struct Draft: Sendable {
        let sign: SignVideo
        let reason: String
        let comment: String
    }

    let language: MessageLanguage
    /// Path before the routes: `/traductor`.
    let basePath: String
    /// Whom to ask for an interpreter; nil when nobody is named.
    let contact: String?
    /// The Deaf reviewer who approved the signs; nil when nobody is named.
    let reviewer: String?
    let content: Content

    /// Most signs listed at once.
    static let listLimit = 200

    private static let style = """
        .card{border:3px solid currentColor;padding:1rem;font-size:1.5rem;font-weight:bold}
        .signs{padding:0;display:grid;grid-template-columns:repeat(auto-fill,minmax(min(16rem,100%),1fr));gap:1rem}
        ul.signs{list-style:none}
        ol.signs{list-style-position:inside}
        .signs>li{border:1px solid #767676;padding:.5rem}
        video{width:100%;height:auto}
        textarea,select,button{font:inherit;max-width:100%}
        button{padding:.5rem 1rem;min-height:2.75rem}
        """

    /// The page.
    var page: HTMLPage {
        HTMLPage(
            language: language, title: word("Lengua de señas peruana", "Peruvian Sign Language"),
            path: "\(basePath)/lsp", style: Self.style, permissions: ["media-src 'self'", "form-action 'self'"],
            isListed: true, notice: notice, content: "\(interpreterSection)\n\(signSection)")
    }

    private var notice: HTMLPage.Notice? {
        switch content {
        case .unpublished, .signs, .text: nil
        case .refused(let reason, _), .draft(let reason, _): .error(reason.text(in: language))
        case .thanks:
            .done(
                word(
                    "Gracias. Quienes revisan las señas leerán su reporte.",
                    "Thank you. Those who review the signs will read your report."))
        }
    }

    /// Law 29535 and its regulation (DS 006-2017-MIMP): the interpreter is free of charge, one may bring one's own,
    /// and Conadis keeps the register of interpreters.
    private var interpreterSection: HTMLFragment {
        let contactItem: HTMLFragment =
            contact.map { "\n<li>\(word("Escriba o pregunte a", "Write to or ask")): <strong>\($0)</strong></li>" }
            ?? ""
        return """
            <section aria-labelledby="interpreter">
            <h2 id="interpreter">\(word("Pida un intérprete", "Ask for an interpreter"))</h2>
            <p>\(word(
                "Usted tiene derecho a un intérprete de lengua de señas peruana, sin pagar, en los servicios públicos "
                    + "(Ley N.° 29535 y Decreto Supremo N.° 006-2017-MIMP).",
                "You have the right to an interpreter of Peruvian Sign Language, free of charge, in public services "
                    + "(Law 29535 and Supreme Decree 006-2017-MIMP)."))</p>
            <ol>
            <li>\(word("Muestre este texto en la ventanilla:", "Show this text at the counter:"))
            <p class="card" lang="es">Soy una persona sorda. Necesito un intérprete de lengua de señas peruana \
            (Ley N.° 29535).</p></li>\(contactItem)
            <li>\(word(
                "También puede venir con su propio intérprete. El registro de intérpretes lo lleva el Conadis.",
                "You may also bring your own interpreter. Conadis keeps the register of interpreters."))</li>
            <li>\(word(
                "Si no le dan un intérprete, escriba su reclamo en el Libro de Reclamaciones de la entidad.",
                "If you are given no interpreter, write a complaint in the entity's Book of Complaints."))</li>
            </ol>
            </section>
            """
    }

    private var signSection: HTMLFragment {
        let title: HTMLFragment = "<h2 id=\"signs\">\(word("Videos de señas", "Videos of signs"))</h2>"
        let body: HTMLFragment
        switch content {
        case .unpublished:
            let sentence = word(
                "Todavía no se publican señas: ninguna persona sorda las ha revisado.",
                "No signs are published yet: no Deaf person has reviewed them.")
            body = "<p>\(sentence)</p>"
        case .signs(let signs, let all): body = "\(reviewLine)\(form(""))\(list(signs, all: all))"
        case .text(let text, let lines):
            let parts = lines.enumerated().map { number, items -> HTMLFragment in
                "<h3>\(word("Línea", "Line")) \(number + 1)</h3>\n<ol class=\"signs\">\(HTMLFragment(items.map(row)))</ol>"
            }
            body = "\(reviewLine)\(form(text))\(orderLine)\(HTMLFragment(parts))"
        case .thanks:
            let back = word("Volver a las señas", "Back to the signs")
            body = "<p><a href=\"\(basePath)/lsp?lang=\(language.rawValue)\">\(back)</a></p>"
        case .refused(_, let text): body = "\(reviewLine)\(form(text))"
        case .draft(_, let draft):
            body = "<h3 lang=\"es\">\(draft.sign.name)</h3>\(video(draft.sign, draft))"
        }
        return "<section aria-labelledby=\"signs\">\(title)\n\(body)</section>"
    }

    private var reviewLine: HTMLFragment {
        let line = word(
            "Son videos de personas que hacen señas, palabra por palabra. No reemplazan a un intérprete.",
            "These are videos of people signing, word by word. They do not replace an interpreter.")
        let by: HTMLFragment =
            reviewer.map { "\(word(" Los aprobó", " Approved by")) \($0)." } ?? ""
        return "<p>\(line)\(by)</p>\n"
    }

    private var orderLine: HTMLFragment {
        let line = word(
            "El orden de las señas lo propone una máquina y puede estar mal.",
            "A machine proposes the order of the signs; it may be wrong.")
        return "<p><strong>\(line)</strong></p>\n"
    }

    private func form(_ text: String) -> HTMLFragment {
        """
        <form method="post" action="\(basePath)/lsp?lang=\(language.rawValue)" accept-charset="utf-8">
        <p><label for="text">\(word("Texto en castellano (hasta 500 letras)", "Text in Spanish (up to 500 letters)"))</label><br>
        <textarea id="text" name="text" rows="4" cols="60" maxlength="500" lang="es" required>\(text)</textarea></p>
        <p><button type="submit">\(word("Ver señas", "Show signs"))</button></p>
        </form>

        """
    }

    private func list(_ signs: [SignVideo], all: Int) -> HTMLFragment {
        guard !signs.isEmpty else {
            let sentence = word("Todavía no hay videos aprobados.", "There are no approved videos yet.")
            return "<p>\(sentence)</p>"
        }
        var count = word("Señas con video: \(all).", "Signs with a video: \(all).")
        if signs.count < all {
            count += word(
                " Aquí están las primeras \(signs.count); busque las demás con el formulario.",
                " These are the first \(signs.count); look for the others with the form.")
        }
        return
            "<p>\(count)</p>\n<ul class=\"signs\" role=\"list\">\(HTMLFragment(signs.map { "<li><h3 lang=\"es\">\($0.name)</h3>\(video($0))</li>\n" }))</ul>"
    }

    private func row(_ item: Item) -> HTMLFragment {
        let title: HTMLFragment = "<h4 lang=\"es\">\(item.words)</h4>"
        if let sign = item.sign { return "<li>\(title)\(video(sign))</li>\n" }
        if let letters = item.letters {
            return
                "<li>\(title)<p>\(word("Se deletrea con la mano", "Spelled by hand")): <span lang=\"es\">\(letters)</span></p></li>\n"
        }
        let none = word("Sin video aprobado. Pregunte a un intérprete.", "No approved video. Ask an interpreter.")
        return "<li>\(title)<p>\(none)</p></li>\n"
    }

    private func video(_ sign: SignVideo, _ draft: Draft? = nil) -> HTMLFragment {
        let media = sign.places.enumerated().map { index, place -> HTMLFragment in
            let number = sign.places.count > 1 ? " \(index + 1)" : ""
            let label = "\(word("Video de la seña", "Video of the sign"))\(number): \(sign.name)"
            return switch place {
            case .own(let path, let type):
                """
                <video controls muted playsinline preload="none" aria-label="\(label)">\
                <source src="\(basePath)\(path)" type="\(type)"></video>
                """
            case .elsewhere(let url):
                "<p><a href=\"\(url)\" rel=\"noreferrer external\">\(label) (\(Self.host(of: url)))</a></p>"
            }
        }
        let about = [sign.meaning, sign.region, sign.signer, sign.licence].filter { !$0.isEmpty }
        return """
            \(HTMLFragment(media))<p lang="es">\(about.joined(separator: " · "))</p>\(reportForm(sign, draft))
            """
    }

    private func reportForm(_ sign: SignVideo, _ draft: Draft?) -> HTMLFragment {
        let reasons = SignReport.reasons.map { reason -> HTMLFragment in
            let chosen: HTMLFragment = draft?.reason == reason ? " selected" : ""
            return "<option value=\"\(reason)\"\(chosen)>\(Self.labels[reason]?.text(in: language) ?? reason)</option>"
        }
        let open: HTMLFragment = draft == nil ? "" : " open"
        return """
            <details\(open)><summary>\(word("Reportar esta seña", "Report this sign"))</summary>
            <form method="post" action="\(basePath)/lsp/reports?lang=\(language.rawValue)" accept-charset="utf-8">
            <input type="hidden" name="sign" value="\(sign.id)">
            <p><label>\(word("Qué está mal", "What is wrong")) <select name="reason">\(HTMLFragment(reasons))</select></label></p>
            <p><label>\(word("Comentario", "Comment")) <textarea name="comment" rows="2" \
            maxlength="\(SignReport.characterLimit)">\(draft?.comment ?? "")</textarea></label></p>
            <p><button type="submit">\(word("Enviar", "Send"))</button></p>
            </form></details>
            """
    }

    private static let labels: [String: LocalizedText] = [
        "wrong-sign": LocalizedText(es: "Es otra seña", en: "It is another sign"),
        "wrong-order": LocalizedText(es: "El orden está mal", en: "The order is wrong"),
        "offensive": LocalizedText(es: "Ofende", en: "It offends"),
        "regional": LocalizedText(es: "Aquí se hace de otro modo", en: "It is signed otherwise here"),
        "missing": LocalizedText(es: "Falta una seña", en: "A sign is missing"),
        "other": LocalizedText(es: "Otra cosa", en: "Something else"),
    ]

    private static func host(of url: String) -> String { URL(string: url)?.host() ?? url }

    private func word(_ spanish: String, _ english: String) -> String { language == .spanish ? spanish : english }
}
