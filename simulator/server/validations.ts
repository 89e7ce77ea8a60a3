/** Runs the checks over the package and keeps the reports of this run. */
import { randomUUID } from 'node:crypto';
import type { Locale } from '../types';
import { notFound } from './api-error';
import { checkManifest } from './manifest-checks';
import { checkModel, checkSameIntents } from './model-checks';
import type { SkillPackage } from './skill-package';

/** What a check found out about one locale. No problems means that it passed. */
export interface Check {
  title: string;
  category: string;
  importance: 'REQUIRED' | 'RECOMMENDED';
  problems: string[];
}

export interface ValidationReport {
  id: string;
  status: 'SUCCESSFUL' | 'FAILED';
  result: { validations: ResponseValidation[] };
}

interface ResponseValidation {
  title: string;
  description: string;
  category: string;
  locale: Locale;
  importance: Check['importance'];
  status: 'SUCCESSFUL' | 'FAILED';
}

export function createValidations(skillPackage: SkillPackage) {
  const reports = new Map<string, ValidationReport>();
  return {
    start(locales: Locale[]): ValidationReport {
      const validations = locales.flatMap((locale) => validateLocale(skillPackage, locale));
      const broken = validations.some(
        ({ status, importance }) => status === 'FAILED' && importance === 'REQUIRED',
      );
      const report: ValidationReport = {
        id: randomUUID(),
        status: broken ? 'FAILED' : 'SUCCESSFUL',
        result: { validations },
      };
      reports.set(report.id, report);
      return report;
    },
    find(id: string): ValidationReport {
      const report = reports.get(id);
      if (!report) throw notFound(`There is no validation "${id}" in this run of the local Alexa.`);
      return report;
    },
  };
}

function validateLocale(skillPackage: SkillPackage, locale: Locale): ResponseValidation[] {
  const model = skillPackage.model(locale);
  const others = Object.keys(skillPackage.locales()).filter((each) => each !== locale);
  const checks = [
    ...checkManifest(skillPackage, locale, model),
    ...checkModel(model),
    checkSameIntents(
      model,
      others.map((each) => ({ locale: each, model: skillPackage.model(each) })),
    ),
  ];
  return checks.map((check) => toResponse(check, locale));
}

function toResponse({ title, category, importance, problems }: Check, locale: Locale): ResponseValidation {
  return {
    title,
    description: problems.length === 0 ? 'Passed.' : problems.join(' '),
    category,
    locale,
    importance,
    status: problems.length === 0 ? 'SUCCESSFUL' : 'FAILED',
  };
}
