import Foundation
import Gateway

/// What the command says to a person, in Spanish or English by `LANG`.
struct Messages: Sendable {
    let language: MessageLanguage

    static let current = Messages(language: MessageLanguage(environment: ProcessInfo.processInfo.environment))

    func choose(_ spanish: String, _ english: String) -> String {
        language == .spanish ? spanish : english
    }

    var referenceMissing: String { choose("falta --reference", "--reference is missing") }

    func unknownChoice(_ value: String, _ known: [String]) -> String {
        choose("«\(value)»: elija entre ", "'\(value)': choose among ") + known.joined(separator: ", ")
    }

    func differentLengths(_ first: String, _ firstCount: Int, _ second: String, _ secondCount: Int) -> String {
        choose(
            "\(first) tiene \(firstCount) líneas y \(second) tiene \(secondCount)",
            "\(first) has \(firstCount) lines and \(second) has \(secondCount)")
    }

    func notUTF8(_ path: String, _ line: Int) -> String {
        choose("\(path):\(line): no es UTF-8", "\(path):\(line): not UTF-8")
    }

    var oneTranslationInJSON: String {
        choose("--json da una traducción por línea: quite -k", "--json gives one translation a line: leave out -k")
    }

    func emptyFile(_ path: String) -> String { choose("\(path): vacío", "\(path): empty") }

    func against(
        _ baseline: String, _ difference: String, _ low: String, _ high: String, _ bootstrap: String,
        _ randomization: String
    ) -> String {
        choose(
            "base \(baseline), diferencia \(difference) [\(low), \(high)], p \(bootstrap) (bootstrap), \(randomization) (aleatorización)",
            "baseline \(baseline), difference \(difference) [\(low), \(high)], p \(bootstrap) (bootstrap), \(randomization) (randomization)"
        )
    }

    func lengthRatio(_ characters: String, _ tokens: String, lines: Int) -> String {
        choose(
            "razón de longitud: \(characters) en caracteres, \(tokens) en palabras; \(lines) líneas",
            "length ratio: \(characters) in characters, \(tokens) in tokens; \(lines) lines")
    }

    var trainingWithoutData: String {
        choose("falta --train, con al menos un par de archivos", "--train is missing, with at least one pair of files")
    }

    func outOfRange(_ option: String, _ low: Int, _ high: Int) -> String {
        choose("\(option): de \(low) a \(high)", "\(option): from \(low) to \(high)")
    }

    func malformedPair(_ argument: String) -> String {
        choose(
            "«\(argument)»: se espera ARCHIVO.es:ARCHIVO.quy, con @PESO si se quiere",
            "'\(argument)': expected FILE.es:FILE.quy, with @WEIGHT if wanted")
    }

    func malformedMemory(_ text: String) -> String {
        choose("--memory \(text): se espera 500M o 2G", "--memory \(text): expected 500M or 2G")
    }

    func trainingInterrupted(_ folder: String) -> String {
        choose(
            "interrumpido; lo hecho queda en \(folder) y la misma orden continúa desde ahí",
            "interrupted; what is done stays in \(folder), and the same command goes on from there")
    }

    func secondsLeft(_ seconds: Int) -> String { choose("~\(seconds) s más", "~\(seconds) s left") }

    func reproduced(_ folder: String) -> String {
        choose(
            "\(folder): todos los archivos son iguales byte a byte", "\(folder): every file is the same byte for byte")
    }

    func notReproduced(_ files: [String]) -> String {
        choose("no son iguales: ", "not the same: ") + files.joined(separator: ", ")
    }

    func settingWithoutValue(_ setting: String) -> String {
        choose("--set \(setting): falta «=valor»", "--set \(setting): '=value' is missing")
    }

    func listening(_ url: String) -> String {
        choose("Chaka atiende en \(url)", "Chaka is listening on \(url)")
    }

    func firstRequest(_ url: String) -> String {
        let body = #"'{"text": "El puesto de salud atiende hoy.", "source": "es", "target": "qu"}'"#
        return choose("Pruebe:", "Try:")
            + "\n  curl -s \(url)/v1/translate -H 'Content-Type: application/json' -d \(body)"
    }

    func portInUse(_ host: String, _ port: Int) -> String {
        choose(
            "el puerto \(port) de \(host) está ocupado; elija otro con --port",
            "port \(port) on \(host) is in use; choose another with --port")
    }

    func cannotListen(_ host: String, _ port: Int, _ reason: String) -> String {
        choose("no se puede atender en \(host):\(port): \(reason)", "cannot listen on \(host):\(port): \(reason)")
    }

    func unreadable(_ path: String) -> String {
        choose(
            "no se puede leer \(path) (¿existe, y es UTF-8?)", "cannot read \(path) (does it exist, and is it UTF-8?)")
    }

    func unknownLanguage(_ tag: String) -> String {
        choose(
            "«\(tag)» no es un idioma conocido; vea chaka languages",
            "'\(tag)' is not a known language; see chaka languages")
    }

    func undetermined(line: Int) -> String {
        choose(
            "línea \(line): no se pudo reconocer el idioma; indíquelo con --from",
            "line \(line): the language could not be told; name it with --from")
    }

    func noRoute(line: Int, _ source: String, _ target: String) -> String {
        choose(
            "línea \(line): no hay cómo traducir de \(source) a \(target)",
            "line \(line): there is no way to translate from \(source) to \(target)")
    }

    func tooLong(line: Int, length: Int, limit: Int) -> String {
        choose(
            "línea \(line): \(length) caracteres; el límite es \(limit)",
            "line \(line): \(length) characters; the limit is \(limit)")
    }

    func untranslated(line: Int, reason: String) -> String {
        choose("línea \(line): sin traducción (\(reason))", "line \(line): not translated (\(reason))")
    }

    var active: String { choose("activo", "active") }
    var inactive: String { choose("inactivo", "inactive") }
    var noneActive: String { choose("ninguno", "none") }
    var notCompared: String { choose("sin comparar", "not compared") }

    func malformedDirection(_ text: String) -> String {
        choose("«\(text)» no es una dirección como es-quy", "'\(text)' is not a direction such as es-quy")
    }

    func converted(line: Int, _ served: String, _ from: String) -> String {
        choose(
            "línea \(line): servido: \(served), convertido de \(from) por reglas",
            "line \(line): served: \(served), converted from \(from) by rule")
    }

    var targetMissing: String { choose("indique el idioma con --to", "name the language with --to") }

    func progress(_ count: Int) -> String { choose("\(count) líneas", "\(count) lines") }

    func unknownProfile(_ name: String, _ known: String) -> String {
        choose("perfil «\(name)» desconocido; hay: \(known)", "unknown profile '\(name)'; there are: \(known)")
    }

    func noGrammar(_ known: String) -> String {
        choose("no hay gramática para este idioma; hay: \(known)", "no grammar for this language; there are: \(known)")
    }

    func noAnalysis(_ word: String) -> String { choose("\(word): sin análisis", "\(word): no analysis") }

    var good: String { choose("bien", "ok") }
    var bad: String { choose("MAL", "BAD") }
    var guess: String { choose("raíz supuesta", "guessed root") }
}

/// Writes one line for a person to standard error.
func report(_ message: String) {
    FileHandle.standardError.write(Data("chaka: \(message)\n".utf8))
}
