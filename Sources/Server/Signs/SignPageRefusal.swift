import Gateway

/// Why the page on signs does not do what it was asked for, in a sentence for visitors.
enum SignPageRefusal {
    static func tooLong(limit: Int) -> LocalizedText {
        LocalizedText(
            es: "El texto tiene más de \(limit) letras. Envíe uno más corto.",
            en: "The text has more than \(limit) letters. Send a shorter one.")
    }

    static let busy = LocalizedText(
        es: "Ahora no se pueden buscar señas. Intente dentro de un momento.",
        en: "Signs cannot be looked up now. Try again in a moment.")
    static let noSigns = LocalizedText(es: "Ahora no se pueden leer las señas.", en: "The signs cannot be read now.")
    static let noSuchSign = LocalizedText(
        es: "El reporte no está completo: no nombra una seña publicada.",
        en: "The report is not complete: it names no published sign.")
    static let noReason = LocalizedText(
        es: "El reporte no está completo: diga qué está mal.", en: "The report is not complete: say what is wrong.")
    static let notKept = LocalizedText(
        es: "El reporte no se pudo guardar. Intente más tarde.", en: "The report could not be kept. Try again later.")
    static let unreadable = LocalizedText(
        es: "El formulario no se pudo leer.", en: "The form could not be read.")
}
